"""{{ amount|dong }} and {{ number|coefficient }}."""

from django import template

from royalties import printed

register = template.Library()

register.filter("dong", printed.dong)
register.filter("coefficient", printed.coefficient)

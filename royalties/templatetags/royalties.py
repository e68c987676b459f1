"""{{ amount|dong }}, {{ number|coefficient }} and {{ number|percent }}."""

from django import template

from royalties import printed

register = template.Library()

register.filter("dong", printed.dong)
register.filter("coefficient", printed.coefficient)
register.filter("percent", printed.percent)

"""The desk's frame around the library's own pages."""

from django.template.response import TemplateResponse


class Framed:
    """Pages that stand in Django's admin without being one of its lists or forms."""

    def framed(self, request, template, **context):
        """Return the page of a template within the desk."""
        request.current_app = self.admin_site.name
        context = self.admin_site.each_context(request) | {"opts": self.opts} | context
        return TemplateResponse(request, template, context)

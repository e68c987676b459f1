"""The search page's address."""

from django.urls import path

from search.views import results

app_name = "search"

urlpatterns = [path("tim-kiem/", results, name="results")]

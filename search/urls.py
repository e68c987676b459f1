"""The addresses of the search."""

from django.urls import path

from search.views import begun, results

app_name = "search"

urlpatterns = [
    path("tim-kiem/", results, name="results"),
    path("tim-kiem/goi-y/", begun, name="begun"),
]

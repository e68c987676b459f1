"""The desk's screens for stories. They translate, call a verb, and translate back."""

from articles.admin.addresses import AuthorAdmin, LegacyAddressAdmin
from articles.admin.articles import ArticleAdmin
from articles.admin.sections import DeskAssignmentAdmin, SectionAdmin, TopicAdmin

__all__ = [
    "ArticleAdmin",
    "AuthorAdmin",
    "DeskAssignmentAdmin",
    "LegacyAddressAdmin",
    "SectionAdmin",
    "TopicAdmin",
]

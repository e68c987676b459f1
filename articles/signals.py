"""What stories tell and ask the floors above them; they listen, stories do not know them."""

from django.dispatch import Signal

# Sent in the transaction of a verb, when it has been written into the record.
# provides args: event
recorded = Signal()

# Sent in the transaction of a verb that changes when readers see a story, before anything of it is
# written: who has promised that it goes live with other things may raise a `Refused`.
# provides args: article, at
timing = Signal()

# Sent in the transaction in which a section, topic or author got another address.
# provides args: former (the `FormerSlug`), thing, actor, at
readdressed = Signal()

# Sent when somebody asks which public pages show publications; see `articles.pages`.
# provides args: publications, notices; a receiver returns a list of `pages.Page`.
pages_asked = Signal()

# Sent when a person at the desk has carried out a verb through the form.
# provides args: request, article, verb
verb_done = Signal()

# Sent when the form of a story is shown.
# provides args: article; a receiver returns {"template": …, …} for a panel beside it, or None.
panels_asked = Signal()

# Sent when the first page of a section is made, to ask what editors put at its top.
# provides args: request, section; the receiver returns an object that has `article_ids` and
# `arranged(listed, found)`, which returns what the template shows of them, by its names.
top_asked = Signal()

"""What may stand in the query of a reader's address: one table, for the door.

A query names another page only by what stands here. Anything else (what campaigns, mail programs
and bored people append) is dropped before the page is looked for or made, so that it neither splits
a kept page nor fills the store. A test holds the table against the views.
"""

from articles.change_views import NEWEST_PARAMETER, VERSION_PARAMETER
from articles.views import PLACE_PARAMETER
from search import query as search

WORD = "[-a-zA-Z0-9_]+"
PLACE = (PLACE_PARAMETER,)
SEARCH = (search.WORDS, search.SECTION, search.PERIOD, search.AUTHOR, search.KIND, search.PAGE)

# The first row whose pattern is the whole path counts.
PARAMETERS = [
    (r"/tim-kiem/?", SEARCH),
    (r"/tim-kiem/goi-y/?", (search.WORDS,)),
    (rf"/{WORD}/{WORD}/thay-doi/?", (VERSION_PARAMETER, NEWEST_PARAMETER)),
    (rf"/(?:tac-gia|chu-de)/{WORD}/?", PLACE),
    (r"/luu-tru/[0-9]{4}/[0-9]{2}/[0-9]{2}/?", PLACE),
    # Sections, earlier words of sections, and the page of corrections.
    (rf"/{WORD}/?", PLACE),
]

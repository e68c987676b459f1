"""Who may use which address: every view of the site, one line each.

`test_views.py` asks every address as everybody and fails where the answer is not this table's, or
where the site has a view that does not stand here: whoever adds one decides here who may use it.

A line is `view: (who may read it, who may send to it)`. A view without a name goes by its pattern.
The stories, photos and people asked for are somebody else's; whose story may be moved by whom in
which state is in `test_stories.py`.
"""

from people.roles import Role

# -- who comes
ANONYMOUS = "anonymous"
DEACTIVATED = "deactivated"  # a chief who left, with a session that is still open
NEWCOMER = "newcomer"  # signs in, but nobody has given them a role yet
SUPERUSER = "superuser"
CONTRIBUTOR, REPORTER, EDITOR, PROOF, HEAD, MANAGING, CHIEF, PHOTO, ACCOUNTANT, ADMIN = Role.values
EVERYBODY = (ANONYMOUS, DEACTIVATED, NEWCOMER, *Role.values, SUPERUSER)

# -- groups of them
NOBODY = frozenset()
ANYBODY = frozenset(EVERYBODY)
MACHINE = frozenset({SUPERUSER})
STAFF = ANYBODY - {ANONYMOUS, DEACTIVATED}
DESK = STAFF - {NEWCOMER}
WRITERS = DESK - {ADMIN, ACCOUNTANT}
EDITORS = MACHINE | {EDITOR, HEAD, MANAGING, CHIEF}
CHIEFS = MACHINE | {MANAGING, CHIEF}
RUNNERS = CHIEFS | {ADMIN}
ADMINS = MACHINE | {ADMIN}

# -- groups that one kind of thing needs
STORY_READERS = EDITORS | {PHOTO, ADMIN}  # of a story handed in, in a section the head heads
NAME_KEEPERS = RUNNERS | {EDITOR}
PEOPLE_READERS = EDITORS | RUNNERS
PLACERS = CHIEFS | {EDITOR}
PHOTO_EDITORS = EDITORS | {PHOTO}
PHOTO_KEEPERS = CHIEFS | {PHOTO}
SCORERS = CHIEFS | {HEAD}
ACCOUNTS = CHIEFS | {ACCOUNTANT}

VIEWS = {
    # -- readers' pages
    "frontpage:front": (ANYBODY, NOBODY),
    "frontpage:security-txt": (ANYBODY, NOBODY),
    "search:results": (ANYBODY, NOBODY),
    "search:begun": (ANYBODY, NOBODY),
    "articles:author": (ANYBODY, NOBODY),
    "articles:topic": (ANYBODY, NOBODY),
    "articles:archive": (ANYBODY, NOBODY),
    "articles:archive-day": (ANYBODY, NOBODY),
    "articles:corrections": (ANYBODY, NOBODY),
    "articles:rss": (ANYBODY, NOBODY),
    "articles:section-rss": (ANYBODY, NOBODY),
    "articles:sitemap": (ANYBODY, NOBODY),
    "articles:sitemap-part": (ANYBODY, NOBODY),
    "articles:sitemap-month": (ANYBODY, NOBODY),
    "articles:news-sitemap": (ANYBODY, NOBODY),
    "articles:robots": (ANYBODY, NOBODY),
    "articles:article": (ANYBODY, NOBODY),
    "<slug:section>/<slug:slug>-<story_id:article_id>": (ANYBODY, NOBODY),
    "articles:changes": (ANYBODY, NOBODY),
    "<slug:section>/<slug:slug>-<story_id:article_id>/thay-doi": (ANYBODY, NOBODY),
    "articles:section": (ANYBODY, NOBODY),
    "media:rendition": (ANYBODY, NOBODY),
    "media:old-rendition": (ANYBODY, NOBODY),
    "health": (ANYBODY, NOBODY),
    "icon": (ANYBODY, NOBODY),
    # -- the desk's door and frame
    "admin:login": (ANYBODY, ANYBODY),
    "admin:logout": (NOBODY, STAFF),
    "admin:language": (NOBODY, ANYBODY),
    "admin:session": (ANYBODY, ANYBODY),
    "admin:index": (STAFF, STAFF),
    "admin:app_list": (STAFF, STAFF),
    "admin:password_change": (STAFF, STAFF),
    "admin:password_change_done": (STAFF, NOBODY),
    "admin:autocomplete": (DESK, NOBODY),  # asked for topics
    "admin:jsi18n": (STAFF, NOBODY),
    "desk/(?P<url>.*)$": (NOBODY, NOBODY),
    # -- stories
    "admin:articles_article_changelist": (STAFF, STAFF),
    "admin:articles_article_add": (WRITERS, WRITERS),
    "admin:articles_article_change": (STORY_READERS, STORY_READERS),
    "admin:articles_article_delete": (NOBODY, NOBODY),
    "admin:articles_article_history": (STORY_READERS, STORY_READERS),
    "admin:articles_article_preview": (STORY_READERS, STORY_READERS),
    "admin:articles_article_revision": (STORY_READERS, STORY_READERS),
    "desk/articles/article/<path:object_id>/": (STAFF, STAFF),
    # -- sections, topics, desks
    "admin:articles_section_changelist": (DESK, DESK),
    "admin:articles_section_add": (RUNNERS, RUNNERS),
    "admin:articles_section_change": (DESK, RUNNERS),
    "admin:articles_section_delete": (MACHINE, MACHINE),
    "admin:articles_section_history": (DESK, DESK),
    "desk/articles/section/<path:object_id>/": (STAFF, STAFF),
    "admin:articles_topic_changelist": (DESK, DESK),
    "admin:articles_topic_add": (EDITORS, EDITORS),
    "admin:articles_topic_change": (DESK, EDITORS),
    "admin:articles_topic_delete": (MACHINE, MACHINE),
    "admin:articles_topic_history": (DESK, DESK),
    "desk/articles/topic/<path:object_id>/": (STAFF, STAFF),
    "admin:articles_deskassignment_changelist": (RUNNERS, RUNNERS),
    "admin:articles_deskassignment_add": (RUNNERS, RUNNERS),
    "admin:articles_deskassignment_change": (RUNNERS, RUNNERS),
    "admin:articles_deskassignment_delete": (RUNNERS, RUNNERS),
    "admin:articles_deskassignment_history": (RUNNERS, RUNNERS),
    "desk/articles/deskassignment/<path:object_id>/": (STAFF, STAFF),
    # -- photos
    "photos:upload": (NOBODY, STAFF),
    "photos:known": (NOBODY, STAFF),
    "photos:choose": (STAFF, NOBODY),
    "photos:state": (STAFF, NOBODY),
    "photos:proof": (STAFF, NOBODY),
    "photos:rendition": (STAFF, NOBODY),
    "admin:photos_photo_changelist": (STAFF, NOBODY),
    "admin:photos_photo_add": (STAFF, STAFF),
    "admin:photos_photo_change": (STAFF, PHOTO_EDITORS),
    "admin:photos_photo_crops": (STAFF, PHOTO_EDITORS),
    "admin:photos_photo_file": (STAFF, NOBODY),
    "admin:photos_photo_original": (PHOTO_KEEPERS, NOBODY),  # it says where it was taken
    "admin:photos_photo_cards": (STAFF, NOBODY),
    "admin:photos_photo_selected": (NOBODY, STAFF),  # asked for none: the verbs look at each
    "admin:photos_photo_together": (STAFF, STAFF),
    "admin:photos_photo_each": (STAFF, STAFF),
    "admin:photos_photo_delete": (NOBODY, NOBODY),  # the trash is in its place
    "admin:photos_photo_history": (STAFF, STAFF),
    "desk/photos/photo/<path:object_id>/": (STAFF, STAFF),
    "admin:photos_collection_changelist": (DESK, DESK),
    "admin:photos_collection_add": (DESK, DESK),
    "admin:photos_collection_change": (DESK, DESK),
    "admin:photos_collection_delete": (MACHINE | {PHOTO}, MACHINE | {PHOTO}),
    "admin:photos_collection_history": (DESK, DESK),
    "desk/photos/collection/<path:object_id>/": (STAFF, STAFF),
    # -- the shift
    "shift:now": (PEOPLE_READERS, PEOPLE_READERS - {ADMIN}),
    "shift:calendar": (PEOPLE_READERS, PEOPLE_READERS - {ADMIN}),
    "shift:record": (RUNNERS, NOBODY),
    "shift:record-export": (NOBODY, RUNNERS),
    # -- royalties; a head's pieces are those of their sections
    "royalties:score": (SCORERS | {ACCOUNTANT}, SCORERS),
    "royalties:piece": (SCORERS | {ACCOUNTANT}, SCORERS | {ACCOUNTANT}),
    "royalties:periods": (ACCOUNTS, ACCOUNTS),
    "royalties:period": (ACCOUNTS, NOBODY),
    "royalties:dates": (ACCOUNTS, ACCOUNTS),
    "royalties:close": (MACHINE | {CHIEF}, MACHINE | {CHIEF}),
    "royalties:adjust": (CHIEFS, CHIEFS),
    "royalties:export": (NOBODY, ACCOUNTS),  # what is taken out is on record
    "royalties:cards": (SCORERS | {ACCOUNTANT}, NOBODY),
    "royalties:new-card": (CHIEFS, CHIEFS),
    "royalties:card": (SCORERS | {ACCOUNTANT}, SCORERS | {ACCOUNTANT}),
    "royalties:mine": (STAFF, NOBODY),  # their own amounts and nobody else's
    # -- people
    "admin:people_user_changelist": (PEOPLE_READERS, PEOPLE_READERS),
    "admin:people_user_add": (ADMINS, ADMINS),
    "admin:people_user_change": (PEOPLE_READERS, ADMINS),
    "admin:people_user_delete": (MACHINE, MACHINE),
    "admin:people_user_history": (PEOPLE_READERS, PEOPLE_READERS),
    "admin:auth_user_password_change": (ADMINS, ADMINS),
    "desk/people/user/<path:object_id>/": (STAFF, STAFF),
    "admin:people_author_changelist": (DESK, DESK),
    "admin:people_author_add": (NAME_KEEPERS, NAME_KEEPERS),
    "admin:people_author_change": (DESK, NAME_KEEPERS),
    # -- addresses of the paper's old site
    "admin:articles_legacyaddress_changelist": (RUNNERS, RUNNERS),
    "admin:articles_legacyaddress_add": (RUNNERS, RUNNERS),
    "admin:articles_legacyaddress_change": (RUNNERS, RUNNERS),
    "admin:articles_legacyaddress_delete": (RUNNERS, RUNNERS),
    "admin:articles_legacyaddress_history": (RUNNERS, RUNNERS),
    "desk/articles/legacyaddress/<path:object_id>/": (STAFF, STAFF),
    # -- publish receipts
    "receipts:list": (DESK, NOBODY),
    "receipts:receipt": (STORY_READERS, NOBODY),
    "receipts:check": (NOBODY, STORY_READERS),
    "receipts:story": (STORY_READERS, NOBODY),
    "admin:people_author_delete": (MACHINE, MACHINE),
    "admin:people_author_history": (DESK, DESK),
    "desk/people/author/<path:object_id>/": (STAFF, STAFF),
    # -- what goes live together, and the site as of any moment (asked for one of the past)
    "publishing:bundles": (EDITORS, EDITORS),
    "publishing:bundle": (EDITORS, EDITORS),  # of stories that the desk head may see
    "publishing:dry-run": (EDITORS, NOBODY),
    "publishing:with-bundle": (PLACERS, NOBODY),  # it shows every story to come
    "publishing:choose-moment": (DESK - {CONTRIBUTOR}, NOBODY),
    "publishing:as-of": (DESK - {CONTRIBUTOR}, NOBODY),
    # -- the front page and what frames it; there is one masthead, and it is there
    "admin:frontpage_masthead_changelist": (RUNNERS, RUNNERS),
    "admin:frontpage_masthead_add": (NOBODY, NOBODY),
    "admin:frontpage_masthead_change": (RUNNERS, RUNNERS),
    "admin:frontpage_masthead_delete": (MACHINE, MACHINE),
    "admin:frontpage_masthead_history": (RUNNERS, RUNNERS),
    "desk/frontpage/masthead/<path:object_id>/": (STAFF, STAFF),
    "admin:frontpage_utilityitem_changelist": (PEOPLE_READERS, PEOPLE_READERS),
    "admin:frontpage_utilityitem_add": (EDITORS, EDITORS),
    "admin:frontpage_utilityitem_change": (PEOPLE_READERS, EDITORS),
    "admin:frontpage_utilityitem_delete": (EDITORS, EDITORS),
    "admin:frontpage_utilityitem_history": (PEOPLE_READERS, PEOPLE_READERS),
    "desk/frontpage/utilityitem/<path:object_id>/": (STAFF, STAFF),
    # -- the fronts; the site's is asked for here, sections' in tests/frontpage/test_rights.py
    "fronts:fronts": (EDITORS, NOBODY),
    "fronts:edit": (PLACERS, PLACERS),
    "fronts:stories": (PLACERS, NOBODY),
    "fronts:fill": (NOBODY, PLACERS),
    "fronts:preview": (PLACERS, PLACERS),
    "fronts:earlier": (PLACERS, PLACERS),
    "fronts:banners": (PLACERS, PLACERS),
}

"""Who may do what with a photo. Everybody at the desk may see and add; words need more."""

from people.roles import Role

# Others change only what they uploaded themselves.
CHANGE_ANY = frozenset(
    {
        Role.PHOTO_DESK,
        Role.EDITOR,
        Role.DESK_HEAD,
        Role.MANAGING_EDITOR,
        Role.EDITOR_IN_CHIEF,
    }
)

# Others throw away only what they uploaded themselves. And nobody what a story has or had.
TRASH_ANY = frozenset({Role.PHOTO_DESK, Role.MANAGING_EDITOR})

# An original tells where its photographer stood, with which camera and under whose name.
ORIGINALS = frozenset({Role.PHOTO_DESK, Role.MANAGING_EDITOR, Role.EDITOR_IN_CHIEF})

# Others only the collections that they made. The photos stay in any case.
DISSOLVE_ANY = frozenset({Role.PHOTO_DESK})


def is_at_the_desk(user):
    """Tell whether the person works here: may see the library and add to it."""
    return user.is_active and user.is_staff


def may_change(user, photo):
    """Tell whether the person may change the words of the photo."""
    return is_at_the_desk(user) and (photo.uploaded_by_id == user.pk or user.has_role(*CHANGE_ANY))


def may_trash(user, photo):
    """Tell whether the person may throw the photo away, or take it back from the trash."""
    return is_at_the_desk(user) and (photo.uploaded_by_id == user.pk or user.has_role(*TRASH_ANY))


def may_trash_any(user):
    """Tell whether the person looks after the trash of everybody, not only after their own."""
    return is_at_the_desk(user) and user.has_role(*TRASH_ANY)


def may_have_original(user):
    """Tell whether the person may take a file as it came, with all that is in it, out of here."""
    return is_at_the_desk(user) and user.has_role(*ORIGINALS)


def may_dissolve(user, collection=None):
    """Tell whether the person may delete the collection (None: any of them)."""
    own = collection is not None and collection.created_by_id == user.pk
    return is_at_the_desk(user) and (own or user.has_role(*DISSOLVE_ANY))

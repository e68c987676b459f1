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

# And never while the photo is used.
DELETE = frozenset({Role.PHOTO_DESK, Role.MANAGING_EDITOR})


def is_at_the_desk(user):
    """Tell whether the person works here: may see the library and add to it."""
    return user.is_active and user.is_staff


def may_change(user, photo):
    """Tell whether the person may change the words of the photo."""
    return is_at_the_desk(user) and (photo.uploaded_by_id == user.pk or user.has_role(*CHANGE_ANY))


def may_ever_delete(user):
    """Tell whether the person's roles allow deleting photos at all."""
    return is_at_the_desk(user) and user.has_role(*DELETE)


def may_delete(user, photo):
    """Tell whether the person may delete this photo now."""
    return may_ever_delete(user) and not photo.is_used()

"""Who signs in at the demo newsroom; the password is published, and refused outside the demo."""

from django.contrib.auth.models import Group

from articles.models import DeskAssignment, Section
from people.backends import DEMO_PASSWORD
from people.models import User
from people.roles import Role

STAFF = [
    ("phongvien", "Trần Quang Huy", Role.REPORTER),
    ("bientapvien", "Nguyễn Thị Bích Vân", Role.EDITOR),
    ("soatloi", "Đinh Thị Mỹ Duyên", Role.PROOF_READER),
    ("truongban", "Phạm Văn Khôi", Role.DESK_HEAD),
    ("thukytoasoan", "Lương Gia Hân", Role.MANAGING_EDITOR),
    ("tongbientap", "Trương Hoài Giang", Role.EDITOR_IN_CHIEF),
    ("anh", "Phan Thanh Tùng", Role.PHOTO_DESK),
    ("ketoan", "Lê Hữu Phước", Role.ACCOUNTANT),
    ("quantri", "Vũ Đăng Khoa", Role.ADMINISTRATOR),
]
# The desk head's own sections.
HEADED = ["thoi-su", "chinh-tri"]


def hire():
    """Make the people of the demo and return them by user name."""
    people = {name: _person(name, full_name, role) for name, full_name, role in STAFF}
    for section in Section.objects.filter(slug__in=HEADED):
        DeskAssignment.objects.get_or_create(user=people["truongban"], section=section)
    return people


def _person(username, full_name, role):
    person = User(username=username, full_name=full_name, is_staff=True)
    person.set_password(DEMO_PASSWORD)
    person.save()
    person.groups.add(Group.objects.get(name=role))
    return person

"""People of a newsroom."""

import factory
from django.contrib.auth.models import Group

from people.models import Author, PenName, User

PASSWORD = "mat-khau-cua-toa-soan"


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"nguoi{n}")
    full_name = "Nguyễn Thị Lan"
    is_staff = True
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def role(self, create, role, **kwargs):
        if role:
            self.groups.add(Group.objects.get_or_create(name=role)[0])


class AuthorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Author

    name = "Võ Thành"
    slug = factory.Sequence(lambda n: f"vo-thanh-{n}")


class PenNameFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PenName

    author = factory.SubFactory(AuthorFactory)
    text = "V.THÀNH"

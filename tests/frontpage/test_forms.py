"""The form with which the desk fills the utility board."""

import pytest
from django.urls import reverse
from django.utils import timezone

from frontpage.forms import RowsField
from frontpage.models import Masthead, UtilityItem
from people.roles import Role
from tests.factories.people import PersonFactory
from tests.reader import factories as paper


def errors(text):
    with pytest.raises(Exception) as refused:  # noqa: PT011 ValidationError of forms
        RowsField().clean(text)
    return refused.value.messages


class TestRows:
    def test_lines_become_rows_and_lines_again(self):
        field = RowsField()
        rows = field.clean("SJC | 82.500 | 84.500\n\n Nhẫn tròn|75.100 | 76.600\n")
        assert rows == [["SJC", "82.500", "84.500"], ["Nhẫn tròn", "75.100", "76.600"]]
        assert field.clean(field.prepare_value(rows)) == rows

    def test_lottery_numbers_keep_their_leading_zeros(self):
        assert RowsField().clean("Giải đặc biệt | 004217") == [["Giải đặc biệt", "004217"]]

    def test_line_that_cannot_be_printed_is_named(self):
        messages = errors("SJC | 82.500\n | 75.100\nA|1|2|3|4|5|6")
        assert len(messages) == 2
        assert "2" in messages[0]
        assert "3" in messages[1]

    def test_too_long_a_table_is_refused(self):
        assert errors("A | 1\n" * 61)

    def test_too_long_a_value_is_refused(self):
        assert errors("A | " + "x" * 121)

    def test_decomposed_letters_are_stored_composed(self):
        assert RowsField().clean("Gia\u0301 va\u0300ng | 1") == [["Giá vàng", "1"]]


@pytest.mark.django_db
class TestDesk:
    @pytest.fixture(autouse=True)
    def editor(self, client):
        client.force_login(PersonFactory(role=Role.MANAGING_EDITOR))

    def test_utility_item_is_typed_as_lines(self, client):
        now = timezone.localtime()
        answer = client.post(
            reverse("admin:frontpage_utilityitem_add"),
            {
                "kind": "gold",
                "title": "Giá vàng",
                "rows": "SJC | 82.500",
                "source_url": "https://vang.example/",
                "as_of_0": f"{now:%d/%m/%Y}",
                "as_of_1": f"{now:%H:%M}",
                "visible_from_0": f"{now:%d/%m/%Y}",
                "visible_from_1": f"{now:%H:%M}",
                "position": "0",
            },
        )
        assert answer.status_code == 302, answer.context["errors"]
        assert UtilityItem.objects.get().rows == [["SJC", "82.500"]]

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x.example", "vang"])
    def test_source_that_is_no_web_address_is_refused_in_words(self, client, address):
        answer = client.post(
            reverse("admin:frontpage_utilityitem_add"), {"kind": "gold", "source_url": address}
        )
        assert answer.status_code == 200
        assert answer.context["adminform"].form.errors["source_url"]
        assert not UtilityItem.objects.exists()

    def test_masthead_is_one_form(self, client):
        address = reverse("admin:frontpage_masthead_changelist")
        assert client.get(address)["Location"] == reverse("admin:frontpage_masthead_add")
        Masthead.objects.create(name="Báo Cửa Đợi", governing_body="Tỉnh ủy")
        assert client.get(address)["Location"] == reverse(
            "admin:frontpage_masthead_change", args=[1]
        )
        assert client.get(reverse("admin:frontpage_masthead_add")).status_code == 403

    def test_list_says_what_is_shown_now(self, client):
        UtilityItem.objects.create(title="Giá vàng", kind="gold", visible_from=paper.NOON)
        assert client.get(reverse("admin:frontpage_utilityitem_changelist")).status_code == 200


@pytest.mark.django_db
def test_reporter_changes_neither_the_board_nor_the_imprint(client):
    client.force_login(PersonFactory(role=Role.REPORTER))
    for model in ["masthead", "utilityitem"]:
        assert client.get(reverse(f"admin:frontpage_{model}_changelist")).status_code == 403
        assert client.get(reverse(f"admin:frontpage_{model}_add")).status_code == 403

"""The parts of a page that screen readers leap between have names of their own."""

import re

import pytest

from tests.reader import factories as paper
from tests.reader.conftest import clock

__all__ = ["clock"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
LANDMARK = re.compile(r"<(?:nav|form|aside|section)\b[^>]*?aria-label(?:ledby)?=\"([^\"]*)\"")


@pytest.mark.parametrize(
    "address", ["/", "/chinh-tri/", "/luu-tru/2021/04/12/", "/tim-kiem/?q=cang", "/khong-co/"]
)
def test_no_two_landmarks_of_a_page_have_one_name(client, address):
    paper.publish()
    names = LANDMARK.findall(client.get(address).text)
    assert names
    assert len(names) == len(set(names))


def test_no_landmark_is_without_a_name(client):
    paper.publish()
    text = client.get("/tim-kiem/?q=cang").text
    assert re.findall(r"<nav(?![^>]*aria-label)|<form(?![^>]*aria-label)", text) == []

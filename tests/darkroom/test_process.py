"""A child has its limits, and what it says is not believed."""

import json
import os
import struct
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import darkroom
from darkroom import process, wire
from darkroom.limits import Task
from darkroom.picture import Negative, checked
from tests.darkroom import pictures


@pytest.fixture
def hijacked(monkeypatch):
    """Let a child that was taken over do something, and return its answer."""
    monkeypatch.setattr(process, "CHILD", Path(__file__).with_name("hijacked.py"))

    def do(deed, *, wall=20, answer=10_000):
        limits = Task(cpu=1, wall=wall, answer=answer)
        monkeypatch.setattr(process, "TASKS", {"examine": limits})
        return process.run("examine", {"deed": deed}, b"")[0]

    return do


def refusal_of(deed):
    with pytest.raises(darkroom.Refused) as refused:
        deed()
    return refused.value.reason


# -- limits


@pytest.mark.parametrize("deed", ["spin", "allocate"])
def test_child_that_takes_too_much_is_ended(hijacked, deed):
    started = time.monotonic()
    assert refusal_of(lambda: hijacked(deed)) == "too_hard"
    assert time.monotonic() - started < 15


def test_flood_of_answers_is_not_read(hijacked, monkeypatch):
    read, drunk = os.read, []
    monkeypatch.setattr(os, "read", lambda *args: drunk.append(read(*args)) or drunk[-1])
    assert refusal_of(lambda: hijacked("flood")) == "too_hard"
    assert sum(map(len, drunk)) < 1024 * 1024


@pytest.mark.parametrize("deed", ["sleep", "stay_in_a_grandchild"])
def test_child_that_does_not_answer_is_not_waited_for(hijacked, deed):
    started = time.monotonic()
    assert refusal_of(lambda: hijacked(deed, wall=1)) == "too_hard"
    assert time.monotonic() - started < 10


def test_child_cannot_open_anything_nor_grow(hijacked):
    assert hijacked("escape")["done"] == []


def test_child_gets_nothing_of_ours(hijacked, monkeypatch):
    monkeypatch.setenv("DJANGO_SECRET_KEY", "secret")
    around = hijacked("look_around")
    # Python itself may add a locale. The fourth descriptor is that of the listing.
    assert set(around["environment"]) <= {"LC_CTYPE"}
    assert len(around["open"]) == 4
    assert around["path"] == "/"
    assert around["session"] != os.getsid(0)


def test_no_child_is_left_behind(hijacked):
    refusal_of(lambda: hijacked("sleep", wall=0.5))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_two_threads_do_not_mix_up_their_pictures():
    sizes = [(40 + 8 * number, 30) for number in range(8)]
    with ThreadPoolExecutor(4) as threads:
        negatives = threads.map(darkroom.examine, [pictures.jpeg(*size) for size in sizes])
        assert [(each.width, each.height) for each in negatives] == sizes


# -- answers


ANSWERS = {
    "nothing": b"",
    "half a length": b"\0\0",
    "no JSON": struct.pack(">I", 4) + b"nope",
    "a list": struct.pack(">I", 2) + b"[]",
    "no lengths": struct.pack(">I", 2) + b"{}",
    "a length below nothing": struct.pack(">I", 13) + b'{"blobs":[-1]}'[:13],
    "lengths that do not add up": wire.pack({}, b"abc")[:-1],
    "more than it says": wire.pack({}, b"abc") + b"d",
    "depth": struct.pack(">I", 200_000) + b"[" * 200_000,
    "a pickle": b"\x80\x04cos\nsystem\n",
}


@pytest.mark.parametrize("message", ANSWERS.values(), ids=ANSWERS)
def test_what_is_no_answer_is_a_refusal(monkeypatch, message):
    monkeypatch.setattr(process, "_said", lambda limits, job: message)
    assert refusal_of(lambda: process.run("examine", {}, b"")) == "too_hard"


def answer(**changes):
    return {
        "format": "JPEG",
        "size": [96, 64],
        "color": "#c81e1e",
        "likeness": [1, 2],
        "words": "{}",
    } | changes


THUMBNAIL = b"RIFF\x10\0\0\0WEBPVP8 "


def test_an_honest_answer_is_believed():
    negative = Negative.from_answer(answer(), [THUMBNAIL])
    assert (negative.width, negative.height, negative.likeness) == (96, 64, (1, 2))


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "SVG"},
        {"size": [96, 10**9]},
        {"size": ["96", 64]},
        {"size": [True, 64]},
        {"size": 96},
        {"color": "red;background:url(//evil)"},
        {"color": None},
        {"likeness": []},
        {"likeness": [2**64]},
        {"likeness": [-1]},
        {"likeness": ["1"]},
        {"likeness": [1] * 9},
    ],
    ids=json.dumps,
)
def test_a_lie_is_found(monkeypatch, changes):
    monkeypatch.setattr(process, "_said", lambda *_: wire.pack(answer(**changes), THUMBNAIL))
    assert refusal_of(lambda: darkroom.examine(pictures.jpeg())) == "too_hard"


@pytest.mark.parametrize("blobs", [[], [b"<script>"], [THUMBNAIL, THUMBNAIL]])
def test_what_is_no_thumbnail_is_not_kept(monkeypatch, blobs):
    monkeypatch.setattr(process, "_said", lambda *_: wire.pack(answer(), *blobs))
    assert refusal_of(lambda: darkroom.examine(pictures.jpeg())) == "too_hard"


@pytest.mark.parametrize("extension", ["jpg", "webp", "avif"])
def test_a_page_is_no_print(extension):
    with pytest.raises(ValueError, match="not an answer"):
        checked(b"<html>", extension)


def test_reason_of_a_refusal_is_one_of_ours_and_its_details_are_numbers(monkeypatch):
    told = {"refused": "<b>", "details": {"side": 9, "size": "<b>", "reason": 1}}
    monkeypatch.setattr(process, "_said", lambda *_: wire.pack(told))
    with pytest.raises(darkroom.Refused) as refused:
        process.run("examine", {}, b"")
    assert (refused.value.reason, refused.value.details) == ("too_hard", {"side": 9})

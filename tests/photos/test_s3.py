"""The same photo desk with its files in two buckets of a real S3 server (moto's)."""

import pytest
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone

from photos.ingest import ingest
from photos.models import Photo
from photos.printing import print_photo
from photos.uses import mark_used
from tests.photos import pictures

boto3 = pytest.importorskip("boto3")
moto_server = pytest.importorskip("moto.server")
pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.photos.urls")]


@pytest.fixture
def s3():
    """Start an S3 server on a free port of this machine and return its address."""
    server = moto_server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def buckets(s3, settings, monkeypatch):
    """Put public pictures and private originals into buckets, as the settings of S3 do."""
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    client = boto3.client("s3", endpoint_url=s3, region_name="us-east-1", **keys)
    options = {"endpoint_url": s3, "region_name": "us-east-1", "file_overwrite": False}
    options |= {"access_key": "test", "secret_key": "test", "default_acl": None}
    backend = "storages.backends.s3.S3Storage"
    changed = {}
    for alias, bucket in (("default", "anh"), ("originals", "ban-goc")):
        client.create_bucket(Bucket=bucket)
        changed[alias] = {"BACKEND": backend, "OPTIONS": options | {"bucket_name": bucket}}
    settings.STORAGES = settings.STORAGES | changed
    monkeypatch.setattr(Photo._meta.get_field("original"), "storage", storages["originals"])
    return client


def keys_of(client, bucket):
    return [row["Key"] for row in client.list_objects_v2(Bucket=bucket).get("Contents", [])]


def test_photo_lives_in_buckets_from_sending_to_deleting(
    buckets, lan, django_capture_on_commit_callbacks
):
    photo = ingest(pictures.sent(pictures.jpeg(), "chợ Đầm.jpg"), uploaded_by=lan)
    print_photo(photo.pk)
    photo.refresh_from_db()
    assert len(keys_of(buckets, "ban-goc")) == 3
    assert len(keys_of(buckets, "anh")) > 20
    mark_used([photo.pk], since=timezone.now())
    answer = Client().get(f"/media/photos/{photo.token}/{photo.edition}/full-400.webp")
    assert b"".join(answer.streaming_content)[:4] == b"RIFF"
    assert Client().get(f"/media/photos/{photo.token}/0000000000/full-400.webp").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()
    assert keys_of(buckets, "anh") == keys_of(buckets, "ban-goc") == []

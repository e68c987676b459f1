"""Two people write in one story at the same time."""

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def test_who_saves_second_sees_both_texts_and_decides(at_desk, newsroom):
    article = newsroom.submitted()
    hanh, thu = at_desk(newsroom.hanh), at_desk(newsroom.thu)
    hanh.open_story(article)
    thu.open_story(article)

    hanh.page.fill("#id_headline", "Đèo Khánh Vĩnh đã thông xe")
    hanh.body.click()
    hanh.go_to_the_end()
    hanh.type(" Hạnh viết thêm.")
    hanh.save()

    thu.page.fill("#id_headline", "Xe qua đèo từ sáng nay")
    thu.page.fill("#id_standfirst", "Bốn ngày sạt lở đã qua.")
    thu.body.click()
    thu.go_to_the_end()
    thu.type(" Thư viết thêm.")
    thu.save()
    thu.wait_for_form()

    told = thu.text(".errorlist.nonfield")
    assert "Phạm Thị Hạnh đã lưu bài này" in told
    theirs = thu.text(".conflict")
    assert "Đèo Khánh Vĩnh đã thông xe" in theirs
    assert "Hạnh viết thêm." in theirs
    assert thu.page.input_value("#id_headline") == "Xe qua đèo từ sáng nay"
    assert thu.page.input_value("#id_standfirst") == "Bốn ngày sạt lở đã qua."
    assert "Thư viết thêm." in thu.body.inner_text()

    thu.save()
    article.refresh_from_db()
    assert article.headline == "Xe qua đèo từ sáng nay"
    assert "Thư viết thêm." in article.body
    kept = [revision.copy["headline"] for revision in article.revisions.all()]
    assert "Đèo Khánh Vĩnh đã thông xe" in kept
    assert thu.complaints == []

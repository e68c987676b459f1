"""Text that is as long and as varied as a story's, from a small list of words and a seed."""

WORDS = """
sáng nay tỉnh huyện xã phường bến cảng tàu thuyền ngư dân biển đảo sóng gió mùa vụ lúa gạo cá tôm
muối chợ giá tăng giảm hàng hóa xuất khẩu nhập khẩu doanh nghiệp hợp tác trường lớp học sinh thầy
cô giáo bệnh viện trạm y tế bác sĩ đường cầu đèo xe khách công trình thi công hoàn thành khởi công
người dân cán bộ chính quyền hội nghị nghị quyết kế hoạch đầu tư phát triển nông thôn đô thị rừng
núi sông suối nước ngọt điện sáng làng nghề di sản lễ hội trống hát múa bóng đá giải đội tuyển vận
động viên quê hương gia đình trẻ em người già mưa bão lũ lụt cứu hộ an toàn giao thông cảnh báo
""".split()  # noqa: SIM905 three hundred quotes would not read better
HEADLINE, STANDFIRST, SENTENCE, SENTENCES, PARAGRAPHS = 9, 32, 18, 4, 9


def headline(random):
    """Return the words of a headline."""
    return _said(random, HEADLINE)


def standfirst(random):
    """Return the one bold sentence below a headline."""
    return f"{_said(random, STANDFIRST)}."


def body(random, keys=()):
    """Return a stored body of about 4 KB: paragraphs, two crossheads, a picture for each key."""
    blocks = [f"<p>{paragraph(random)}</p>" for _ in range(PARAGRAPHS)]
    pictures = [f'<figure data-key="{key}"></figure>' for key in keys]
    for place, block in zip((7, 5, 4, 2), [_crosshead(random), *pictures, _crosshead(random)]):  # noqa: B905
        blocks.insert(place, block)
    return "\n".join(blocks)


def paragraph(random):
    return " ".join(f"{_said(random, SENTENCE)}." for _ in range(SENTENCES))


def _crosshead(random):
    return f"<h2>{_said(random, 5)}</h2>"


def _said(random, count):
    return " ".join(random.choices(WORDS, k=count)).capitalize()

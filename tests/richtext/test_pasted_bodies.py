# ruff: noqa: E501 (markup is easier to judge in one piece)
"""What a reporter pastes past the editor (an import, a raw POST) comes out as text, not as Word."""

from richtext import sanitise

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0in; font-family:"Times New Roman";} --></style></head>
<body lang=VI><!--StartFragment-->
<p class=MsoNormal style='text-align:justify'><span style='font-size:14.0pt;font-family:"Times New
Roman"'>Sáng 12-4, đoàn công tác đến <b style='mso-bidi-font-weight:normal'>Khánh Vĩnh</b>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><st1:place w:st="on">Nha Trang</st1:place><![if !vml]><img width=1 src="file:///C:/a.png"><![endif]></p>
<!--EndFragment--></body></html>"""

GOOGLE_DOCS = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-5a">
<p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:700;">Đậm</span><span
 style="font-weight:400;"> thường </span><span style="font-weight:400;font-style:italic;">nghiêng</span></p>
<ul style="margin-top:0;"><li dir="ltr" aria-level="1"><p dir="ltr"><span style="font-weight:400;">Một
</span></p></li></ul></b><br class="Apple-interchange-newline">"""

OLD_SYSTEM = """<div class="content-detail"><div style="text-align:justify"><font face="Arial">Mở bài.</font>
</div><p>&nbsp;</p><center><table class="image center"><tr><td><img src="http://x.vn/1.jpg" alt="cũ"></td></tr>
<tr><td class="desc">Người dân đến giao dịch.</td></tr></table></center>
<div align=right><strong>V.THÀNH</strong></div>.</div>"""


def test_a_word_document_comes_out_as_paragraphs():
    assert sanitise(WORD) == (
        "<p>Sáng 12-4, đoàn công tác đến <strong>Khánh Vĩnh</strong>.</p>\n<p>Nha Trang</p>"
    )


def test_a_google_document_keeps_its_bold_and_no_more():
    assert sanitise(GOOGLE_DOCS) == (
        "<p><strong>Đậm</strong> thường <em>nghiêng</em></p>\n<ul><li>Một</li></ul>"
    )


def test_a_page_of_an_old_system_keeps_every_word():
    assert sanitise(OLD_SYSTEM) == (
        "<p>Mở bài.</p>\n"
        "<table><tbody><tr><td></td></tr><tr><td>Người dân đến giao dịch.</td></tr></tbody></table>\n"
        "<p><strong>V.THÀNH</strong></p>\n<p>.</p>"
    )

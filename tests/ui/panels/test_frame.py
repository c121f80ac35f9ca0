"""Rail, header, side panels, keyboard sheet and banner."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence

from simulator.message import Refused
from ui import words
from ui.panels import glossary as glossaries
from ui.panels import keyboard
from ui.panels.banner import Banner
from ui.panels.controls.themed import text_width
from ui.panels.glossary import Glossary
from ui.panels.header import Header
from ui.panels.keyboard_sheet import KeyboardSheet
from ui.panels.lesson import Lesson, LessonAct, read_link
from ui.panels.rail import Rail
from ui.theme import ASSETS, theme


def put(qtbot, widget, width, height):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


# Keys.


def test_no_two_actions_share_a_key_and_every_key_is_one_qt_knows():
    sequences = [QKeySequence(key.sequence) for key in keyboard.KEYS.values()]
    assert all(sequence.count() == 1 for sequence in sequences)
    assert len({sequence.toString() for sequence in sequences}) == len(keyboard.KEYS)
    assert {key.group for key in keyboard.KEYS.values()} == set(keyboard.GROUPS)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_sheet_lists_every_key_once(qtbot, language):
    sheet = put(qtbot, KeyboardSheet(), 1180, 640)
    sheet.set_language(language)
    listed = [action for column in sheet.columns() for _, actions in column for action in actions]
    assert sorted(listed) == sorted(keyboard.KEYS)
    for action in keyboard.KEYS:
        assert keyboard.name(action, language) in sheet.accessibleDescription()


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("size", [(1180, 640), (1440, 900), (3840, 2160)])
def test_no_name_on_the_sheet_is_cut_short(qtbot, monkeypatch, language, size):
    sheet = put(qtbot, KeyboardSheet(), *size)
    sheet.set_language(language)
    sheet.set_scale(max(1.0, size[1] / 900))
    cut = []

    def written(_painter, box, text, font, *_):
        if text_width(text, font) > box.width() + 1:
            cut.append(text)

    monkeypatch.setattr("ui.panels.keyboard_sheet.draw_text", written)
    sheet.grab()
    assert cut == []


def test_the_sheet_is_left_by_escape_by_its_cross_and_by_a_press_beside_it(qtbot):
    sheet = put(qtbot, KeyboardSheet(), 1440, 900)
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    with qtbot.waitSignal(sheet.closed):
        sheet.close_button.click()
    with qtbot.waitSignal(sheet.closed):
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    with qtbot.assertNotEmitted(sheet.closed):
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect().center())


def test_icons_named_by_the_panels_are_there():
    names = {file.stem for file in (ASSETS / "icons").glob("*.svg")}
    assert {"play", "pause", "until", "rewind", "seed", "check-bold", "collapse", "record"} <= names
    for file in (ASSETS / "icons").glob("*.svg"):
        assert "currentColor" in file.read_text("utf-8")


# Rail and header.


def test_rail_asks_for_a_chapter_and_leaves_the_choice_to_the_window(qtbot):
    rail = put(qtbot, Rail(), 152, 900)
    rail.show_chapters([("adder", 3, "adder-title"), ("other", 4, "frame-brand")])
    rail.show_open("adder")
    with qtbot.waitSignal(rail.chapter_asked) as asked:
        qtbot.mouseClick(rail.chapter_button("other"), Qt.MouseButton.LeftButton)
    assert asked.args == ["other"]
    assert rail.chapter_button("adder").isChecked()
    assert not rail.chapter_button("other").isChecked()
    rail.chapter_button("other").setFocus()
    with qtbot.waitSignal(rail.chapter_asked):
        qtbot.keyClick(rail.chapter_button("other"), Qt.Key.Key_Return)


def test_rail_ticks_every_chapter_that_was_brought_to_its_end(qtbot):
    rail = put(qtbot, Rail(), 152, 900)
    names = ("adder", "second", "third")
    rail.show_chapters([(name, order, "frame-brand") for order, name in enumerate(names)])
    for done in ((), ("second",), ("second", "third"), ("third",)):
        rail.show_open("adder", frozenset(done))
        assert tuple(name for name in names if rail.chapter_button(name).is_done) == done
    ticked = rail.chapter_button("third").grab().toImage()
    rail.show_open("adder")
    assert rail.chapter_button("third").grab().toImage() != ticked


def test_rail_follows_the_language(qtbot):
    rail = put(qtbot, Rail(), 152, 900)
    rail.show_chapters([("adder", 3, "adder-title")])
    rail.set_language("zh")
    assert words.say("adder-title", "zh") in rail.chapter_button("adder").accessibleName()


def test_header_tells_how_long_has_been_recorded_also_in_present_mode(qtbot):
    header = put(qtbot, Header(), 1288, 84)
    header.show_chapter("adder-title", "adder-question")
    assert header.record.text() == words.say("frame-header-record", "en")
    header.show_recording("0:12")
    assert header.record.text() == "0:12"
    header.show_recording("0:12", paused=True)
    assert header.record.text() == words.say("film-recording-paused", "en", time="0:12")
    header.set_present(True)
    assert not header.record.isVisible()
    told = header.grab().toImage()
    header.show_recording("")
    assert header.grab().toImage() != told
    assert header.record.text() == words.say("frame-header-record", "en")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_header_keeps_its_buttons_off_its_words(qtbot, language):
    header = put(qtbot, Header(), 1288, 84)
    header.set_language(language)
    header.show_chapter("adder-title", "adder-question")
    assert header.lesson.width() > 40
    header.set_scale(0.9)
    header.resize(720, 50)
    assert header.lesson.width() < 40
    assert header.language_button.accessibleName() == words.say("frame-language-other", language)
    header.resize(1043, 50)
    assert 30 + header._words_width() < header.lesson.x()


def test_header_names_the_theme_and_puts_its_buttons_away_to_present(qtbot):
    header = put(qtbot, Header(), 1288, 84)
    header.set_theme(theme("night"))
    assert header.theme_button.text() == "Night"
    header.set_present(True)
    assert not header.lesson.isVisible()
    header.set_present(False)
    assert header.lesson.isVisible()


@pytest.mark.parametrize("action", ["lesson", "present", "theme", "language"])
def test_header_buttons_say_what_they_ask_and_their_key(qtbot, action):
    header = put(qtbot, Header(), 1288, 84)
    button = {"theme": header.theme_button, "language": header.language_button}.get(action) or getattr(
        header, action
    )
    assert keyboard.tip(action, "en") in button.toolTip()
    with qtbot.waitSignal(getattr(header, f"{action}_asked")):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# Lesson.


@pytest.mark.parametrize(
    ("url", "act"),
    [
        ("unrolled:set?squashing=logistic", LessonAct("set", {"squashing": "logistic"})),
        ("unrolled:set?hidden_units=2&seed=7", LessonAct("set", {"hidden_units": "2", "seed": "7"})),
        ("unrolled:go?t=5", LessonAct("go", {"t": "5"})),
        ("unrolled:play", LessonAct("play")),
        ("unrolled:train?until=solved", LessonAct("train", {"until": "solved"})),
        ("unrolled:rewind", LessonAct("rewind")),
        ("glossary:carry", LessonAct("glossary", {"term": "carry"})),
    ],
)
def test_links_are_read(url, act):
    assert read_link(url) == act


def test_a_highlight_has_a_target_and_an_index():
    act = read_link("unrolled:highlight?target=hidden&index=3,1")
    assert act.values["target"] == "hidden"
    assert act.index == (3, 1)
    assert read_link("unrolled:highlight?target=state").index == ()


@pytest.mark.parametrize(
    "url",
    [
        "unrolled:delete?all=1",
        "https://example.org",
        "file:///etc/passwd",
        "unrolled:go?t=soon",
        "unrolled:go?t=nan",
        "unrolled:train?for=ever",
        "unrolled:train?updates=-3",
        "unrolled:highlight?target=state&index=x",
        "unrolled:set",
        "",
    ],
)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_other_links_are_refused_in_one_sentence(url, language):
    with pytest.raises(Refused) as refused:
        read_link(url)
    sentence = words.tell(refused.value.message, language)
    assert "\n" not in sentence
    assert sentence.rstrip("。.") != sentence


def test_a_link_in_the_lesson_is_passed_up_and_not_opened(qtbot):
    lesson = put(qtbot, Lesson(), 360, 700)
    lesson.page.show_markdown("[see](unrolled:go?t=5)")
    with qtbot.waitSignal(lesson.link_followed) as followed:
        lesson.page.anchorClicked.emit("unrolled:go?t=5")
    assert followed.args == ["unrolled:go?t=5"]
    assert lesson.page.toPlainText() == "see"


def test_lesson_follows_the_language_and_begins_at_its_top(qtbot):
    lesson = put(qtbot, Lesson(), 360, 400)
    lesson.show_lesson("adder")
    english = lesson.page.toPlainText()
    assert lesson.page.verticalScrollBar().value() == 0
    lesson.set_language("zh")
    assert lesson.page.toPlainText() != english
    lesson.show_lesson("no such chapter")
    assert lesson.page.toPlainText() == words.say("frame-lesson-none", "zh")


def test_lesson_keeps_its_place_when_the_theme_changes(qtbot):
    lesson = put(qtbot, Lesson(), 360, 400)
    lesson.page.show_markdown("\n\n".join(["A paragraph of words."] * 80))
    bar = lesson.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    lesson.set_theme(theme("night"))
    assert abs(bar.value() - before) <= 2


# Glossary.


def test_glossary_finds_a_word_before_a_meaning():
    terms = [
        ("a", "bias", "added to a sum"),
        ("b", "carry", "what a sum hands on"),
        ("c", "sum", "what is added up"),
    ]
    assert [term[0] for term in glossaries.matching(terms, " SUM ")] == ["c", "a", "b"]
    assert glossaries.matching(terms, "") == terms
    assert glossaries.matching(terms, "xyz") == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_glossary_lists_what_the_catalogue_explains(qtbot, language):
    panel = put(qtbot, Glossary(), 340, 700)
    panel.set_language(language)
    terms = glossaries.terms(language)
    assert terms
    for _, word, _ in terms:
        assert word in panel.page.toPlainText()


def test_glossary_is_searched_while_typing(qtbot):
    panel = put(qtbot, Glossary(), 340, 700)
    panel.begin()
    qtbot.keyClicks(panel.search.line, "qqqq")
    assert panel.page.toPlainText() == words.say("frame-glossary-none", "en")
    name, word, _meaning = glossaries.terms("en")[0]
    panel.show_term(name)
    assert panel.page.toPlainText().startswith(word)


# Banner.


def test_banner_says_a_sentence_and_offers_a_way_out(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.resize(700, 44)
    banner.show_message("The engine stopped.", "frame-banner-reset", failed=True)
    assert banner.isVisible()
    assert banner.text == "The engine stopped."
    with qtbot.waitSignal(banner.acted):
        banner.act.click()
    with qtbot.waitSignal(banner.closed):
        banner.close_button.click()
    assert not banner.isVisible()
    banner.show_message("Refused.")
    assert not banner.act.isVisible()


def test_sheet_fits_the_smallest_window(qtbot):
    sheet = put(qtbot, KeyboardSheet(), 1180, 640)
    sheet.set_scale(0.9)
    body = sheet.sheet()
    assert body.top() >= 0
    assert body.bottom() <= 640
    assert body.contains(QPointF(sheet.close_button.geometry().center()))

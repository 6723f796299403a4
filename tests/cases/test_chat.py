"""Chat exports in the shapes that programs write, every word kept."""

from datetime import datetime

import pytest

from linli.cases.chat import Message, read_chat
from tests.cast import NOW, SHANGHAI


def at(day: int, hour: int, minute: int, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


WANTED = [
    Message("示范居民 01", at(16, 9, 12), "3号楼的路灯不亮了\n晚上看不见"),
    Message("示范居民 02", at(16, 21, 5), "我这边也是：12:30 停过电"),
]
SHAPES = {
    "the name, then the time": "示范居民 01 2026-11-16 09:12:33\n3号楼的路灯不亮了\n晚上看不见\n\n"
    "示范居民 02 2026/11/16 21:05\n我这边也是：12:30 停过电\n",
    "the name with a colon, then the time in Chinese": ""
    "示范居民 01: 2026年11月16日 上午9:12\n"
    "3号楼的路灯不亮了\n晚上看不见\n"
    "示范居民 02: 2026年11月16日 晚上9:05\n我这边也是：12:30 停过电",
    "the time, then the name and a number": ""
    "消息记录\n\n2026-11-16 9:12:33 示范居民 01(100000001)\n"
    "3号楼的路灯不亮了\n晚上看不见\n\n"
    "2026-11-16 21:05:00 示范居民 02<a@example.cn>\n我这边也是：12:30 停过电\n",
    "all on one line": "[2026/11/16 09:12] 示范居民 01: 3号楼的路灯不亮了\n晚上看不见\n"
    "[2026/11/16 21:05] 示范居民 02: 我这边也是：12:30 停过电",
    "the day on a line above": "————— 2026-11-16 —————\n\n示范居民 01  09:12\n\n3号楼的路灯不亮了\n晚上看不见\n\n"
    "示范居民 02  21:05\n\n我这边也是：12:30 停过电\n",
    "no year": ""
    "示范居民 01 11月16日 9:12\n3号楼的路灯不亮了\n晚上看不见\n"
    "示范居民 02 11月16日 晚上9:05\n我这边也是：12:30 停过电",
    "days ago": ""
    "示范居民 01 前天 9:12\r\n3号楼的路灯不亮了\r\n晚上看不见\r\n"
    "示范居民 02 前天 21:05\r\n我这边也是：12:30 停过电",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_who_said_what_and_when_is_read_from_every_usual_shape(shape):
    read = [message for message in read_chat(SHAPES[shape], now=NOW) if message.sender]
    assert read == WANTED


def test_messages_without_a_time_are_read_too():
    read = read_chat("示范居民 01:\n路灯不亮\n\n示范居民 02:\n我家也是\n时间：晚上", now=NOW)
    assert read == [Message("示范居民 01", None, "路灯不亮"), Message("示范居民 02", None, "我家也是\n时间：晚上")]


def test_lines_of_name_and_words_are_read_too():
    read = read_chat("示范居民 01：路灯不亮\n示范居民 02：我家也是", now=NOW)
    assert read == [Message("示范居民 01", None, "路灯不亮"), Message("示范居民 02", None, "我家也是")]


def test_what_has_no_shape_is_kept_whole_as_one_message():
    text = "3号楼的路灯不亮了\n\n见 http://example.cn/a\n会议改到 11月20日 9:00"
    assert read_chat("路灯\n\n不亮", now=NOW) == [Message("", None, "路灯\n\n不亮")]
    assert "".join(message.words for message in read_chat(text, now=NOW)).startswith("3号楼的路灯不亮了")


def test_what_stands_before_the_first_message_is_kept():
    read = read_chat("消息记录（示范群）\n" + SHAPES["the name, then the time"], now=NOW)
    assert read == [Message("", None, "消息记录（示范群）"), *WANTED]


def test_words_that_name_a_day_begin_no_message_where_the_others_name_the_year():
    text = "示范居民 01 2026-11-16 09:12:33\n大家注意\n改到 11月20日 9:00\n示范居民 02 2026-11-16 10:00:00\n收到"
    assert [message.words for message in read_chat(text, now=NOW)] == ["大家注意\n改到 11月20日 9:00", "收到"]


def test_a_day_without_a_year_is_the_last_such_day():
    (message,) = read_chat("示范居民 01 12月30日 9:12\n路灯不亮", now=NOW)
    assert message.said_at == at(30, 9, 12, month=12, year=2025)


def test_a_day_that_no_calendar_has_is_no_day():
    (message,) = read_chat("示范居民 01 2026-02-30 9:12\n路灯不亮", now=NOW)
    assert message == Message("示范居民 01", None, "路灯不亮")


def test_nothing_is_no_message():
    assert read_chat(" \n\n", now=NOW) == []

"""The first letters of Chinese as it is spoken (老年证: lnz), for those who type only these.

GB 2312-80 puts its 3,755 commonest characters in the order of their pinyin, so the place in it tells the first letter;
of a character with several readings it knows one. Rarer characters have none, and are found by themselves only.
"""

from bisect import bisect_right

FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
LETTERS = "abcdefghjklmnopqrstwxyz"
STARTS = [each.encode("gb2312") for each in FIRST]
END = b"\xd7\xf9"  # the last of the commonest


def initials(text: str) -> str:
    """The first letter of each character, Latin letters and digits as they stand; what has none is left out."""
    return "".join(_initial(each) for each in text)


def _initial(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    try:
        place = character.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    return LETTERS[bisect_right(STARTS, place) - 1] if STARTS[0] <= place <= END else ""

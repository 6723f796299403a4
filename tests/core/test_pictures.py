import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps, ImageStat

from linli.core.pictures import shrink
from linli.core.refusal import Refusal

RED, BLUE = (255, 0, 0), (0, 0, 255)
DAMAGED = "The photo is damaged or incomplete. Send it again."
NO_PHOTO = "This is not a photo that can be read. Send a JPEG or a PNG."
TOO_MANY = "The picture has too many pixels. Send a smaller one."


def photo(size=(40, 30), kind="JPEG", mode="RGB", colour=RED, **notes) -> BytesIO:
    packed = BytesIO()
    Image.new(mode, size, colour).save(packed, kind, **notes)
    return packed


def halves(kind: str, **notes) -> BytesIO:
    """Red on the left, blue on the right."""
    picture, packed = Image.new("RGB", (64, 32), RED), BytesIO()
    picture.paste(BLUE, (32, 0, 64, 32))
    picture.save(packed, kind, **notes)
    return packed


def shrunk(file) -> Image.Image:
    return Image.open(BytesIO(shrink(file).read()))


def refused(file) -> str:
    with pytest.raises(Refusal) as refusal:
        shrink(file)
    assert refusal.value.field == "photo"
    return str(refusal.value)


def like(pixel, colour) -> bool:
    return all(abs(seen - meant) < 40 for seen, meant in zip(pixel, colour, strict=True))


@pytest.mark.parametrize(
    ("size", "small"),
    [
        ((4000, 3000), (1600, 1200)),
        ((900, 3200), (450, 1600)),
        ((1600, 1200), (1600, 1200)),
        ((40, 30), (40, 30)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_longer_side_is_at_most_1600(size, small, kind):
    made = shrunk(photo(size, kind))
    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", small)


def test_place_maker_and_remarks_are_stripped():
    exif = Image.Exif()
    exif[271] = "Maker of telephones"
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 43.0, 0.0), 3: "E", 4: (114.0, 1.0, 0.0)})
    given_away = photo(exif=exif, comment=b"at home", xmp=b"<x>at home</x>", icc_profile=b"profile of a telephone")
    assert Image.open(BytesIO(given_away.getvalue())).getexif().get_ifd(0x8825)
    made = shrink(given_away).read()
    assert not Image.open(BytesIO(made)).getexif()
    assert not any(word in made for word in (b"Exif", b"Maker", b"at home", b"telephone"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_taken_sideways_is_turned_upright(kind):
    exif = Image.Exif()
    exif[274] = 6  # turn it a quarter clockwise to see it upright
    made = shrunk(halves(kind, exif=exif))
    assert made.size == (32, 64)
    assert like(made.getpixel((16, 4)), RED)
    assert like(made.getpixel((16, 60)), BLUE)


@pytest.mark.parametrize("held", range(1, 10))
def test_every_way_to_hold_the_camera_is_turned_as_pillow_turns_it(held):
    exif = Image.Exif()
    exif[274] = held
    picture, packed = Image.effect_noise((64, 32), 80), BytesIO()
    picture.save(packed, "PNG", exif=exif)
    meant = ImageOps.exif_transpose(Image.open(packed)).convert("RGB")
    made = shrunk(packed)
    assert made.size == meant.size
    assert max(ImageStat.Stat(ImageChops.difference(made, meant)).mean) < 12


@pytest.mark.filterwarnings("ignore:Tag data larger|Corrupt EXIF|Truncated File:UserWarning")
@pytest.mark.parametrize(
    "notes",
    [b"Exif\0\0", b"Exif\0\0II*\0\x08\0\0\0\x09\0\x12\x01\x02\0\xff\xff\xff\xff", b"Exif\0\0nonsense"],
)
def test_damaged_notes_do_not_spoil_a_good_photo(notes):
    assert shrunk(photo(exif=notes)).size == (40, 30)


@pytest.mark.parametrize(
    ("kind", "mode", "colour", "seen"),
    [
        ("PNG", "RGBA", (255, 0, 0, 0), (255, 255, 255)),
        ("PNG", "LA", (0, 0), (255, 255, 255)),
        ("PNG", "I;16", 65535, (255, 255, 255)),
        ("PNG", "1", 0, (0, 0, 0)),
        ("GIF", "P", 0, (0, 0, 0)),
        ("JPEG", "CMYK", (0, 255, 255, 0), RED),
        ("JPEG", "L", 0, (0, 0, 0)),
        ("BMP", "RGB", BLUE, BLUE),
    ],
)
def test_every_way_to_hold_colours_becomes_plain_colours_on_white(kind, mode, colour, seen):
    made = shrunk(photo(kind=kind, mode=mode, colour=colour))
    assert made.mode == "RGB"
    assert like(made.getpixel((20, 15)), seen)


def test_an_upload_gives_a_file_with_a_name():
    made = shrink(SimpleUploadedFile("IMG_0001.HEIC.png", photo(kind="PNG").getvalue()))
    assert (made.name, made.size) == ("photo.jpg", len(made.read()))


class Endless(BytesIO):
    """Says that it is long, and fails when somebody reads it."""

    size = 20 * 1024 * 1024 + 1

    def read(self, *_args) -> bytes:
        raise AssertionError("read whole")


def test_a_file_over_20_mb_is_refused_unread():
    assert refused(Endless()) == "The photo is larger than 20 MB. Send a smaller one."


def test_a_file_without_a_known_size_is_measured(monkeypatch):
    monkeypatch.setattr("linli.core.pictures.LARGEST_FILE", 600)
    assert refused(photo()) == "The photo is larger than 20 MB. Send a smaller one."


@pytest.mark.parametrize("content", [b"", b"GIF", b"%PDF-1.7\n", b"<svg/>", b"\x00" * 5000, "你好".encode()])
def test_what_is_no_photo_is_refused(content):
    assert refused(BytesIO(content)) == NO_PHOTO


def claiming(width: int, height: int) -> BytesIO:
    """A PNG of a few bytes that says it is this large."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [struct.pack(">I", 13), head, struct.pack(">I", zlib.crc32(head))]
    return BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + struct.pack(">I", 0) + b"IDAT" + b"\x35\xaf\x06\x1e")


@pytest.mark.parametrize("size", [(9000, 8000), (11000, 9000), (50000, 50000)])
def test_a_picture_that_would_unpack_to_a_giant_is_refused(size):
    assert refused(claiming(*size)) == TOO_MANY


NOISE = Image.effect_noise((64, 48), 80)
WHOLE = {}
for kind in ("JPEG", "PNG", "WEBP", "GIF", "BMP"):
    NOISE.save(packed := BytesIO(), kind)
    WHOLE[kind] = packed.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_cut_short_is_refused(kind):
    assert refused(BytesIO(WHOLE[kind][: len(WHOLE[kind]) // 2])) == DAMAGED


@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_any_damage_is_survived_or_refused_with_a_sentence(kind, data):
    content = bytearray(WHOLE[kind])
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    try:
        made = shrink(BytesIO(bytes(content)))
    except Refusal as refusal:
        assert str(refusal) in (DAMAGED, NO_PHOTO, TOO_MANY)
    else:
        assert max(Image.open(made).size) <= 1600

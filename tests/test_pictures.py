"""Pictures are published without anything but the picture, and look as before."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms

from portal.site import open_site
from portal.uploads import exif, pictures
from portal.uploads.picture import NotAPictureError
from tests import synthetic
from tests.project import ROOT
from tests.uploaded import chunk, photo, png, taken

MARK = b"SECRETSECRET"
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + MARK + b"</x:xmpmeta>"


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def with_segments(content: bytes, *segments: bytes) -> bytes:
    return content[:2] + b"".join(segments) + content[2:]


def looks(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


BESIDE = (
    segment(0xE1, XMP),
    segment(0xED, b"Photoshop 3.0\0" + MARK),
    segment(0xFE, MARK),
    segment(0xE2, b"MPF\0" + MARK),
    segment(0xEF, MARK),
    segment(0xEE, b"Adobe" + MARK),
)


@pytest.mark.parametrize("way_up", range(1, 9))
@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"quality": 95, "subsampling": 0}])
def test_a_photograph_keeps_its_picture_and_which_way_up_it_is(way_up: int, more: dict[str, Any]) -> None:
    plain = photo(exif=taken(way_up=way_up), **more)
    sent = with_segments(plain, *BESIDE[:-1]) + b"motion photo" + MARK
    found = pictures.read(sent, ".jpg")
    assert (found.place, found.more) == (True, True)
    assert MARK not in found.content
    assert ImageChops.difference(looks(plain), looks(found.content)).getbbox() is None
    shown = Image.open(BytesIO(found.content))
    assert dict(shown.getexif()) == ({0x0112: way_up} if way_up > 1 else {})
    assert (found.width, found.height) == ((40, 20) if way_up < 5 else (20, 40))
    again = pictures.read(found.content, ".jpg")
    assert (again.content, again.place, again.more) == (found.content, False, False)


def test_what_says_how_colours_are_coded_is_kept() -> None:
    buffer = BytesIO()
    Image.new("CMYK", (8, 8), (10, 200, 30, 40)).save(buffer, "JPEG")
    assert (
        ImageChops.difference(
            looks(buffer.getvalue()), looks(pictures.read(buffer.getvalue(), ".jpg").content)
        ).getbbox()
        is None
    )


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_colours_are_kept_without_words(form: str) -> None:
    sent = photo(form, icc_profile=profile())
    content = pictures.read(sent, {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}[form]).content
    kept = Image.open(BytesIO(content)).info["icc_profile"]
    made = ImageCms.ImageCmsProfile(BytesIO(kept))
    assert ImageCms.getProfileDescription(made).strip() == "Colours"
    for name in ("red_colorant", "green_colorant", "blue_colorant"):
        assert getattr(made.profile, name) == getattr(ImageCms.ImageCmsProfile(BytesIO(profile())).profile, name)
    assert b"lcms" not in content
    assert len(kept) < 1000


def test_a_profile_of_another_kind_is_left_out() -> None:
    sent = photo(icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes())
    assert "icc_profile" not in Image.open(BytesIO(pictures.read(sent, ".jpg").content)).info


def test_a_png_keeps_its_picture_alone() -> None:
    buffer = BytesIO()
    image = Image.new("RGBA", (9, 7), (1, 2, 3, 100))
    image.save(buffer, "PNG", exif=taken().tobytes(), dpi=(300, 300))
    plain = buffer.getvalue()
    beside = [chunk(kind, b"Comment\0" + MARK) for kind in (b"tEXt", b"zTXt", b"iTXt", b"prVt", b"caBX")]
    sent = plain[:33] + b"".join(beside) + chunk(b"tIME", bytes(7)) + plain[33:] + MARK
    found = pictures.read(sent, ".png")
    assert (found.place, found.more, found.width, found.height) == (True, True, 9, 7)
    assert MARK not in found.content and b"eXIf" not in found.content and b"tIME" not in found.content
    assert ImageChops.difference(Image.open(BytesIO(found.content)), image).getbbox() is None
    assert pictures.read(found.content, ".png").content == found.content


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    buffer = BytesIO()
    Image.new(mode, (13, 11)).save(buffer, "PNG")
    assert pictures.read(buffer.getvalue(), ".png").width == 13


@pytest.mark.parametrize("more", [{"lossless": True}, {"lossless": False}])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_webp_keeps_its_picture_alone(mode: str, more: dict[str, bool]) -> None:
    buffer = BytesIO()
    Image.new(mode, (40, 20), (9, 8, 7, 60)[: len(mode)]).save(buffer, "WEBP", exif=taken().tobytes(), xmp=XMP, **more)
    sent = buffer.getvalue()
    found = pictures.read(sent, ".webp")
    assert (found.width, found.height, found.place) == (40, 20, True)
    assert MARK not in found.content and b"EXIF" not in found.content
    before, after = (Image.open(BytesIO(content)).convert("RGBA") for content in (sent, found.content))
    assert ImageChops.difference(before, after).getbbox() is None
    assert pictures.read(found.content, ".webp").content == found.content


JPEG = photo()
WEBP = photo("WEBP")
PNG = png(1, 1, pixels=b"\0\1\2\3")
MOVING = BytesIO()
Image.new("RGB", (4, 4)).save(MOVING, "WEBP", save_all=True, append_images=[Image.new("RGB", (4, 4), "red")])
BAD = {
    "JPEG of a few bytes": (".jpg", JPEG[:30], "is damaged"),
    "JPEG cut off": (".jpg", JPEG[:-2], "is damaged"),
    "JPEG of 65,500 by 65,500": (".jpg", JPEG.replace(struct.pack(">HH", 20, 40), b"\xff\xdc\xff\xdc", 1), "pixels"),
    "JPEG without a scan": (".jpg", JPEG[: JPEG.index(b"\xff\xda")] + b"\xff\xd9", "is damaged"),
    "JPEG with a table of no use": (".jpg", with_segments(JPEG, segment(0xDB, bytes(64) + MARK)), "is damaged"),
    "JPEG with codes of no use": (".jpg", with_segments(JPEG, segment(0xC4, bytes(17) + MARK)), "is damaged"),
    "HTML": (".jpg", b"<html>", "is not a JPG picture"),
    "GIF": (".png", b"GIF89a", "is not a PNG picture"),
    "PNG of 60,000 by 60,000": (".png", png(60_000, 60_000), "pixels"),
    "PNG of 33 bytes": (".png", PNG[:33], "is damaged"),
    "PNG with too few pixels": (".png", png(100, 100, pixels=b"\0" * 100), "is damaged"),
    "PNG with too many pixels": (".png", png(1, 1, pixels=bytes(50_000_000)), "is damaged"),
    "PNG with a wrong sum": (".png", PNG.replace(zlib.compress(b"\0\1\2\3"), zlib.compress(b"\0\1\2\4")), "is damaged"),
    "PNG with something after its pixels": (
        ".png",
        png(1, 1)[:33] + chunk(b"IDAT", zlib.compress(b"\0\1\2\3") + MARK) + chunk(b"IEND", b""),
        "is damaged",
    ),
    "PNG with a part that must be known": (".png", png(1, 1, chunk(b"EVIL", b"x"), pixels=b"\0\1\2\3"), "is damaged"),
    "PNG with two heads": (".png", png(1, 1, PNG[8:33], pixels=b"\0\1\2\3"), "is damaged"),
    "WebP cut off": (".webp", WEBP[:-5], "is damaged"),
    "WebP that moves": (".webp", MOVING.getvalue(), "moves"),
    "WebP with two pictures": (
        ".webp",
        WEBP[:4] + struct.pack("<L", 2 * len(WEBP) - 16) + WEBP[8:] + WEBP[12:],
        "is damaged",
    ),
    "sound": (".webp", b"RIFF\x04\0\0\0WAVE", "is not a WEBP picture"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_whole_picture_is_refused(name: str) -> None:
    ending, content, why = BAD[name]
    found = list(pictures.faults(content, ending))
    assert len(found) == 1
    assert why in found[0]


def test_no_bytes_at_all_end_otherwise_than_in_words() -> None:
    for ending, content in ((".jpg", JPEG), (".png", PNG), (".webp", WEBP)):
        for at in range(0, len(content), 3):
            for changed in (content[:at], content[:at] + b"\xff" + content[at + 1 :], content[:at] + content[at + 2 :]):
                try:
                    pictures.read(changed, ending)
                except NotAPictureError:
                    continue


def test_exif_of_every_shape_is_read_or_passed_over() -> None:
    tiff = taken().tobytes().removeprefix(b"Exif\0\0")
    assert exif.has_place(tiff)
    for at in range(len(tiff)):
        exif.has_place(tiff[:at])
        exif.orientation(tiff[:at] + b"\xff" + tiff[at + 1 :])


def test_pages_and_feeds_tell_of_what_is_published(tmp_path: Path) -> None:
    sent = photo(exif=taken(way_up=6))
    event = """\
- id: meeting
  title: Meeting
  type: meeting
  summary: The schools meet.
  published: 2021-12-01
  start: 2021-10
  image: {file: meeting.jpg, alt: A colour, credit: Network office, licence: CC BY 4.0, nobody: true}
  sources: [annual-report]
"""
    data = synthetic.small(tmp_path, {"events.yaml": event, "images/meeting.jpg": sent})
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, synthetic.DAY)
    published = site.outputs([])["images/meeting.jpg"]
    assert isinstance(published, bytes)
    assert len(published) < len(sent)
    assert b"Maker" not in published
    assert site.templates.image_size("meeting.jpg") == (20, 40)
    assert site.templates.picture_bytes("meeting.jpg") == len(published)

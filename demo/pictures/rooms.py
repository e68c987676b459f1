"""Rooms and what stands in them."""

from . import plants
from .canvas import mix
from .curves import box


def room(canvas, wall, far, floor, floor_far, back):
    """Paint a room in one-point perspective; `back` is the far wall (left, top, right, bottom)."""
    left, top, right, bottom = back
    w, h = canvas.width, canvas.height
    canvas.paint(box(0, 0, w, h), mix(wall, "#ffffff", 0.25))
    canvas.paint(
        [(0, 0), (left, top), (left, bottom), (0, h)],
        wall,
        shade=mix(wall, "#1c2438", 0.5),
        side="left",
        depth=0.42,
    )
    canvas.paint(
        [(w, 0), (right, top), (right, bottom), (w, h)],
        wall,
        shade=mix(wall, "#1c2438", 0.5),
        side="right",
        depth=0.5,
    )
    canvas.paint(box(left, top, right - left, bottom - top), far)
    canvas.paint([(left, bottom), (right, bottom), (w, h), (0, h)], floor_far, to=floor)


def window(canvas, x, y, width, height):
    canvas.glow(x + width / 2, y + height / 2, 260, "#fffde8", 0.6)
    canvas.paint(box(x, y, width, height), "#8fd0dc", to="#f7f4d8")
    plants.speckle(
        canvas,
        x + width / 2,
        y + height * 0.9,
        width * 0.42,
        height * 0.14,
        60,
        ("#6fae6a", "#8cc47a", "#4f9460"),
        13,
    )
    canvas.stroke([*box(x, y, width, height), (x, y)], "#fbfdf7", 9)
    canvas.stroke([(x + width / 2, y), (x + width / 2, y + height)], "#fbfdf7", 6)
    canvas.stroke([(x, y + height * 0.4), (x + width, y + height * 0.4)], "#fbfdf7", 6)

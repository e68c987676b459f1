"""Things that move: boats, trains, machines, bicycles."""

from .canvas import mix
from .curves import box, oval, place, ribbon, smooth
from .people import Person
from .sea import reflection

HULL = smooth([(-1, -0.2), (-0.55, -0.04), (0, 0), (0.55, -0.08), (1.08, -0.46)]) + smooth(
    [
        (1.08, -0.46),
        (0.92, -0.12),
        (0.72, 0.14),
        (0.1, 0.19),
        (-0.6, 0.18),
        (-0.9, 0.12),
        (-1, -0.2),
    ]
)
RAIL = smooth([(-1, -0.2), (-0.55, -0.04), (0, 0), (0.55, -0.08), (1.08, -0.46)])


def fishing_boat(canvas, x, y, size, hull="#2f6f8f", trim="#c8463c", *, flip=False, flag=True):
    """Moor a wooden fishing boat, its waterline at y, half as long as `size` to each side."""

    def put(points):
        return place(points, x, y - size * 0.15, size, flip=flip)

    dark = mix(hull, "#0c1020", 0.6)
    reflection(canvas, x, y + size * 0.03, size * 1.9, size * 0.6, dark)
    _cabin(canvas, put, mix("#f1e3c3", hull, 0.12), trim)
    _masts(canvas, put, size, flag)
    canvas.paint(put(HULL), hull, shade=dark, side="bottom", depth=1.0)
    canvas.paint(ribbon(put(RAIL), size * 0.05, size * 0.04), trim)
    canvas.paint(ribbon(put([(-0.93, 0.02), (0, 0.09), (0.76, 0.06)]), size * 0.022), "#f2e6c9")
    canvas.paint(put(oval(0.78, -0.13, 0.075, 0.045)), "#f7f1e1")
    canvas.paint(put(oval(0.79, -0.13, 0.035)), "#16161d")


def _cabin(canvas, put, wall, trim):
    canvas.paint(
        put(box(-0.72, -0.44, 0.6, 0.5)), wall, shade=mix(wall, "#3a2a30", 0.6), side="right"
    )
    canvas.paint(put([(-0.8, -0.42), (-0.74, -0.52), (-0.06, -0.52), (-0.02, -0.42)]), trim)
    for left in (-0.64, -0.47, -0.3):
        canvas.paint(put(box(left, -0.35, 0.1, 0.13)), "#26323f")


def _masts(canvas, put, size, flag):
    rope = mix("#2b2330", "#ffffff", 0.05)
    canvas.paint(put(ribbon([(0.15, 0), (0.15, -1.02)], 0.035, 0.02)), rope)
    canvas.stroke(put([(0.15, -0.98), (1.04, -0.42)]), rope, max(0.7, size * 0.006))
    canvas.stroke(put([(0.15, -0.98), (-0.7, -0.5)]), rope, max(0.7, size * 0.006))
    canvas.paint(put(ribbon([(0.17, -0.3), (0.66, -0.72)], 0.028, 0.014)), rope)
    if flag:
        cloth = smooth([(0.15, -1.06), (0, -1.09), (-0.12, -1.03), (-0.25, -1.06)])
        canvas.paint(
            put([*cloth, (-0.25, -0.9), (-0.12, -0.87), (0, -0.92), (0.15, -0.9)]), "#d7263d"
        )
        canvas.paint(put(oval(-0.05, -0.985, 0.038)), "#ffd23f")


def basket_boat(canvas, x, y, size, color="#a8794a", *, rower=True):
    """Float a round bamboo boat, with a fisher in it."""
    reflection(canvas, x, y + size * 0.1, size * 1.7, size * 0.6, mix(color, "#0c1020", 0.7))
    canvas.paint(oval(x, y - size * 0.28, size, size * 0.26), mix(color, "#1c0f08", 0.6))
    if rower:
        Person(canvas, x - size * 0.05, y + size * 0.05, size * 1.9, "row").draw(
            "#d9d2c0"
        ).cone_hat()
        canvas.paint(
            ribbon(
                [(x + size * 0.2, y - size * 0.9), (x + size * 1.3, y + size * 0.2)], size * 0.06
            ),
            "#5c4033",
        )
    front = oval(x, y - size * 0.28, size, size * 0.26, start=0, end=180)
    bowl = front[::1] + oval(x, y - size * 0.28, size, size * 0.5, start=180, end=0)
    canvas.paint(bowl, color, shade=mix(color, "#1c0f08", 0.7), side="right", depth=1.0)
    canvas.stroke(front, mix(color, "#f6e3b8", 0.5), max(1, size * 0.05))


def sampan(canvas, x, y, size, color="#4a3a32", *, shirt="#8a4b3c", flip=False):
    """Float a small boat with one standing rower."""

    def put(points):
        return place(points, x, y, size, flip=flip)

    reflection(canvas, x, y + 4, size * 1.8, size * 0.4, mix(color, "#0c1020", 0.5))
    Person(canvas, *put([(-0.35, 0)])[0], size * 0.95, "push", flip=flip).draw(shirt).cone_hat()
    canvas.paint(put(ribbon([(-0.1, -0.6), (0.65, 0.2)], 0.03)), mix(color, "#000000", 0.3))
    hull = smooth(
        [(-1, -0.16), (-0.5, -0.02), (0.4, -0.02), (1, -0.18), (0.6, 0.1), (-0.6, 0.1)], closed=True
    )
    canvas.paint(put(hull), color, shade=mix(color, "#000000", 0.6), depth=1.0)


def bicycle(canvas, x, y, size, color="#3c3c46"):
    """Lean a bicycle, its wheels on y."""
    for wx in (-0.5, 0.5):
        canvas.stroke(oval(x + wx * size, y - size * 0.32, size * 0.32), color, size * 0.03)
        canvas.paint(oval(x + wx * size, y - size * 0.32, size * 0.04), color)
    frame = [(-0.5, -0.32), (-0.15, -0.72), (0.35, -0.72), (0.0, -0.3), (-0.5, -0.32)]
    canvas.stroke(place(frame, x, y, size), color, size * 0.035)
    canvas.stroke(place([(0.0, -0.3), (-0.2, -0.84)], x, y, size), color, size * 0.03)
    canvas.stroke(
        place([(0.5, -0.32), (0.32, -0.88), (0.46, -0.95)], x, y, size), color, size * 0.03
    )
    canvas.paint(place(oval(-0.21, -0.86, 0.11, 0.035), x, y, size), "#1f1a1c")


def road_roller(canvas, x, y, size, color="#e9a820"):
    """Park a road roller, its drum on y."""
    dark = mix(color, "#4a2508", 0.6)

    def put(points):
        return place(points, x, y, size)

    canvas.shadow(x, y, size * 1.1, size * 0.12, "#1c1410", 0.7)
    canvas.paint(put(box(-0.85, -0.62, 1.3, 0.36)), color, shade=dark, side="bottom", depth=0.9)
    canvas.paint(
        put([(-0.5, -0.6), (-0.44, -1.12), (0.12, -1.12), (0.2, -0.6)]), "#2a3a44", to="#7fa3ad"
    )
    canvas.paint(put(box(-0.56, -1.2, 0.78, 0.09)), color, shade=dark, side="right")
    canvas.paint(put([(0.4, -0.5), (0.95, -0.36), (0.95, -0.28), (0.4, -0.32)]), dark)
    Person(canvas, *put([(-0.2, -0.42)])[0], size * 0.75, "sit").draw("#e2572b").hard_hat()
    for wx, r in ((-0.55, 0.34), (0.68, 0.4)):
        rim, disc = ("#3a3d42", "#8a8f94") if wx < 0 else ("#c4c8c6", "#7d8286")
        canvas.paint(put(oval(wx, -r, r)), rim, shade="#15161a", side="right", depth=1.0)
        canvas.paint(
            put(oval(wx, -r, r * (0.55 if wx < 0 else 0.86))), disc, shade="#3a3d42", side="right"
        )
        canvas.paint(put(oval(wx, -r, r * 0.16)), dark)
    yoke = [(0.4, -0.58), (0.74, -0.52), (0.76, -0.34), (0.62, -0.34), (0.58, -0.42), (0.4, -0.42)]
    canvas.paint(put(yoke), color, shade=dark, side="bottom", depth=0.8)


def turbine(canvas, x, y, height, *, turn=0.0, color="#fbfaf5", shade="#a9b8bf"):
    """Raise a wind turbine with its foot at (x, y)."""
    top = y - height
    canvas.paint(
        [
            (x - height * 0.022, y),
            (x - height * 0.01, top),
            (x + height * 0.01, top),
            (x + height * 0.022, y),
        ],
        color,
        shade=shade,
        side="right",
        depth=0.9,
    )
    blade = smooth([(0, 0.012), (0.1, 0.032), (0.35, 0.012), (0.56, 0)]) + [
        (0.1, -0.012),
        (0, -0.012),
    ]
    for i in range(3):
        canvas.paint(
            place(blade, x, top, height, turn=turn + i * 120), color, shade=shade, depth=0.6
        )
    canvas.paint(oval(x, top, height * 0.024), color, shade=shade)

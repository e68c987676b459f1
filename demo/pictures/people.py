"""People seen from some way off: a skeleton per pose, dressed in flat colours."""

from .canvas import mix
from .curves import oval, place, ribbon, smooth

SKIN = ("#c98f68", "#b97d58", "#d6a077", "#a86f4d")
SHIRTS = ("#c8553d", "#2f6690", "#f2c14e", "#588157", "#7b4b94", "#e8e1d3", "#d77a61", "#3d5a80")

# Joints in units of a person's height, x to the right, y up from the ground:
# head, neck, hip, then (elbow, hand) and (knee, foot) of the far and the near side.
POSES = {
    "stand": (
        (0, 0.91),
        (0, 0.82),
        (0, 0.5),
        ((-0.13, 0.65), (-0.12, 0.49)),
        ((0.13, 0.65), (0.12, 0.49)),
        ((-0.055, 0.27), (-0.065, 0)),
        ((0.055, 0.27), (0.065, 0)),
    ),
    "walk": (
        (0.03, 0.91),
        (0.02, 0.82),
        (0, 0.5),
        ((0.09, 0.64), (0.17, 0.52)),
        ((-0.1, 0.66), (-0.12, 0.5)),
        ((-0.04, 0.27), (-0.17, 0.03)),
        ((0.1, 0.28), (0.13, 0)),
    ),
    "carry": (
        (0.04, 0.9),
        (0.02, 0.81),
        (0, 0.49),
        ((0.13, 0.7), (0.14, 0.84)),
        ((-0.12, 0.66), (-0.1, 0.52)),
        ((-0.05, 0.26), (-0.16, 0.02)),
        ((0.09, 0.27), (0.12, 0)),
    ),
    "bend": (
        (0.38, 0.57),
        (0.29, 0.58),
        (0, 0.5),
        ((0.33, 0.36), (0.4, 0.16)),
        ((0.24, 0.36), (0.34, 0.14)),
        ((-0.02, 0.25), (-0.08, 0)),
        ((0.06, 0.26), (0.08, 0)),
    ),
    "raise": (
        (0, 0.91),
        (0, 0.82),
        (0, 0.5),
        ((-0.16, 0.92), (-0.14, 1.1)),
        ((0.16, 0.92), (0.17, 1.1)),
        ((-0.06, 0.27), (-0.1, 0)),
        ((0.06, 0.27), (0.1, 0)),
    ),
    "drum": (
        (0.05, 0.88),
        (0.03, 0.79),
        (-0.02, 0.48),
        ((0.15, 0.84), (0.26, 1.0)),
        ((0.16, 0.66), (0.32, 0.7)),
        ((-0.1, 0.26), (-0.19, 0)),
        ((0.1, 0.28), (0.12, 0)),
    ),
    "sit": (
        (0.02, 0.7),
        (0.01, 0.61),
        (0, 0.28),
        ((0.11, 0.45), (0.2, 0.36)),
        ((0.1, 0.44), (0.22, 0.34)),
        ((0.23, 0.29), (0.24, 0)),
        ((0.25, 0.27), (0.28, 0)),
    ),
    "row": (
        (0.12, 0.62),
        (0.07, 0.54),
        (-0.02, 0.24),
        ((0.2, 0.44), (0.32, 0.4)),
        ((0.17, 0.4), (0.3, 0.32)),
        ((0.2, 0.26), (0.26, 0.04)),
        ((0.2, 0.24), (0.28, 0.02)),
    ),
    "run": (
        (0.1, 0.9),
        (0.07, 0.81),
        (0, 0.5),
        ((0.17, 0.68), (0.26, 0.76)),
        ((-0.06, 0.68), (-0.16, 0.58)),
        ((-0.02, 0.28), (-0.24, 0.2)),
        ((0.16, 0.36), (0.14, 0.06)),
    ),
    "kick": (
        (-0.08, 0.9),
        (-0.06, 0.81),
        (0, 0.5),
        ((-0.2, 0.74), (-0.3, 0.82)),
        ((0.08, 0.7), (0.18, 0.8)),
        ((-0.03, 0.26), (-0.1, 0)),
        ((0.15, 0.36), (0.32, 0.22)),
    ),
    "dive": (
        (0.3, 0.62),
        (0.22, 0.6),
        (-0.1, 0.5),
        ((0.4, 0.74), (0.56, 0.82)),
        ((0.36, 0.56), (0.52, 0.66)),
        ((-0.28, 0.4), (-0.5, 0.34)),
        ((-0.2, 0.28), (-0.42, 0.18)),
    ),
    "point": (
        (0.02, 0.91),
        (0.01, 0.82),
        (0, 0.5),
        ((0.15, 0.78), (0.31, 0.84)),
        ((-0.13, 0.65), (-0.09, 0.5)),
        ((-0.055, 0.27), (-0.065, 0)),
        ((0.055, 0.27), (0.065, 0)),
    ),
    "push": (
        (0.16, 0.84),
        (0.12, 0.76),
        (0, 0.47),
        ((0.22, 0.6), (0.38, 0.56)),
        ((0.2, 0.58), (0.36, 0.53)),
        ((-0.06, 0.25), (-0.22, 0.02)),
        ((0.1, 0.28), (0.08, 0)),
    ),
}


class Person:
    """A dressed figure whose feet stand at (x, y)."""

    def __init__(self, canvas, x, y, height, pose="stand", *, flip=False):
        self.canvas, self.x, self.y, self.height, self.flip = canvas, x, y, height, flip
        joints = [self._put(joint) for joint in POSES[pose]]
        self.head, self.neck, self.hip = joints[:3]
        (self.far_arm, self.near_arm), (self.far_leg, self.near_leg) = joints[3:5], joints[5:]

    def _put(self, joint):
        if isinstance(joint[0], tuple):
            return [self._put(part) for part in joint]
        side = -1 if self.flip else 1
        return (self.x + joint[0] * self.height * side, self.y - joint[1] * self.height)

    def _limb(self, start, joints, color, thick):
        line = smooth([start, *joints], steps=4)
        self.canvas.paint(ribbon(line, self.height * thick, self.height * thick * 0.68), color)

    def draw(self, shirt, trousers="#2b2d42", *, skin=SKIN[0], hair="#1f1a1c", dress=None):
        """Draw the body; `dress` is the length of a tunic below the hip, in heights."""
        dark = mix(shirt, "#14142b", 0.28)
        self._limb(self.hip, self.far_leg, mix(trousers, "#000000", 0.25), 0.095)
        self._arm(self.far_arm, mix(dark, "#000000", 0.1), mix(skin, "#3a1a10", 0.25))
        self._limb(self.hip, self.near_leg, trousers, 0.1)
        self._torso(shirt, dark, dress)
        self._arm(self.near_arm, mix(shirt, "#ffffff", 0.06), skin)
        self._face(skin, hair)
        return self

    def _torso(self, shirt, dark, dress):
        h, (nx, ny), (hx, hy) = self.height, self.neck, self.hip
        fall = h * (dress or 0.03)
        body = smooth(
            [
                (nx - h * 0.035, ny - h * 0.012),
                (nx - h * 0.1, ny + h * 0.035),
                (hx - h * 0.078, hy - h * 0.06),
                (hx - h * 0.085, hy + fall),
                (hx + h * 0.085, hy + fall),
                (hx + h * 0.078, hy - h * 0.06),
                (nx + h * 0.1, ny + h * 0.035),
                (nx + h * 0.035, ny - h * 0.012),
            ],
            steps=4,
        )
        self.canvas.paint(body, shirt, shade=dark, side="right", depth=0.95)

    def _arm(self, joints, sleeve, skin):
        (nx, ny), h = self.neck, self.height
        side = 1 if joints[0][0] >= nx else -1
        shoulder = (nx + side * h * 0.075, ny + h * 0.035)
        self._limb(shoulder, joints, skin, 0.058)
        self._limb(shoulder, [joints[0]], sleeve, 0.072)
        self.canvas.paint(oval(*joints[1], h * 0.024), skin)

    def _face(self, skin, hair):
        (hx, hy), (nx, ny), h = self.head, self.neck, self.height
        self.canvas.paint(
            ribbon([(nx, ny + h * 0.02), (hx, hy)], h * 0.055), mix(skin, "#5a2a18", 0.3)
        )
        self.canvas.paint(
            oval(hx, hy, h * 0.056, h * 0.068), skin, shade=mix(skin, "#5a2a18", 0.5), side="right"
        )
        cap = oval(hx, hy - h * 0.006, h * 0.062, h * 0.072, start=175, end=365)
        self.canvas.paint(cap, hair)

    def cone_hat(self, color="#ecd9a8", shade="#b08d57"):
        """Put on a nón lá."""
        (x, y), h = self.head, self.height
        turn = 0
        if self.hip[1] - self.neck[1] < h * 0.1:
            turn = -38 if self.flip else 38
        cone = place(
            [(-0.165, 0), (0, -0.115), (0.165, 0), (0, 0.028)], x, y - h * 0.03, h, turn=turn
        )
        self.canvas.paint(cone, color, shade=shade, side="right", depth=0.95)
        return self

    def hard_hat(self, color="#f2b632"):
        """Put on a helmet."""
        (x, y), h = self.head, self.height
        self.canvas.paint(oval(x, y - h * 0.022, h * 0.068, h * 0.07, start=180, end=360), color)
        self.canvas.paint(
            oval(x + (-1 if self.flip else 1) * h * 0.015, y - h * 0.022, h * 0.085, h * 0.011),
            color,
        )
        return self

    def cap(self, color):
        """Put on a round cap or headcloth."""
        (x, y), h = self.head, self.height
        self.canvas.paint(oval(x, y - h * 0.03, h * 0.065, h * 0.05, start=175, end=365), color)
        return self

    def shoulder_pole(self, load="#b07d4b", heap="#f4f1ea"):
        """Lay a pole with two baskets over the shoulder."""
        (x, y), h, paint = self.neck, self.height, self.canvas.paint
        pole = smooth(
            [(x - h * 0.48, y + h * 0.05), (x, y - h * 0.03), (x + h * 0.48, y + h * 0.05)]
        )
        paint(ribbon(pole, h * 0.018), "#5c4033")
        for bx, by in (pole[0], pole[-1]):
            floor = by + h * 0.4
            for side in (-1, 1):
                paint(ribbon([(bx, by), (bx + side * h * 0.1, floor)], h * 0.008), "#5c4033")
            paint(oval(bx, floor, h * 0.12, h * 0.075, start=180, end=360), heap)
            basket = oval(bx, floor, h * 0.13, h * 0.1, start=0, end=180)
            paint(basket, load, shade=mix(load, "#2a1408", 0.6), side="right")
        return self


def crowd(canvas, x0, x1, y, count, height, *, hats=0.4, poses=("stand", "walk"), shirts=SHIRTS):
    """Gather people between x0 and x1, those further back first."""
    rng = canvas.rng
    for depth in sorted(rng.uniform(-1, 1) for _ in range(count)):
        size = height * (1 + depth * 0.14)
        person = Person(
            canvas,
            rng.uniform(x0, x1),
            y + depth * height * 0.13,
            size,
            rng.choice(poses),
            flip=rng.random() < 0.5,
        )
        canvas.shadow(person.x, person.y, size * 0.2, size * 0.04, "#141428", 0.5)
        person.draw(
            rng.choice(shirts), rng.choice(("#2b2d42", "#3a3335", "#4a5568")), skin=rng.choice(SKIN)
        )
        if rng.random() < hats:
            person.cone_hat()


def heads(canvas, y, count, size, colors, *, hair="#1e1a22", spread=0.35):
    """Fill a row of seats with people seen from behind."""
    step = canvas.width / count
    for i in range(-1, count + 1):
        x = (i + 0.5) * step + canvas.rng.uniform(-spread, spread) * step * 0.5
        top = y + canvas.rng.uniform(-0.2, 0.2) * size
        color = canvas.rng.choice(colors)
        bust = smooth(
            [
                (x - size * 1.25, top + size * 3.2),
                (x - size * 1.15, top + size * 1.5),
                (x - size * 0.4, top + size * 1.0),
                (x + size * 0.4, top + size * 1.0),
                (x + size * 1.15, top + size * 1.5),
                (x + size * 1.25, top + size * 3.2),
            ]
        )
        canvas.paint(bust, color, shade=mix(color, "#0a0a1c", 0.5), side="bottom", depth=0.9)
        canvas.paint(box_neck(x, top, size), mix("#b97d58", "#3a1a10", 0.25))
        canvas.paint(
            oval(x, top, size * 0.62, size * 0.74),
            hair,
            shade=mix(hair, "#6a5a70", 0.5),
            side="left",
            depth=0.5,
        )


def box_neck(x, top, size):
    """Return the nape of a neck."""
    return [
        (x - size * 0.25, top),
        (x + size * 0.25, top),
        (x + size * 0.3, top + size * 1.1),
        (x - size * 0.3, top + size * 1.1),
    ]

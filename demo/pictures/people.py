"""People seen from some way off: a skeleton per pose, dressed in flat colours."""

from math import atan2, degrees, hypot

from .canvas import mix
from .curves import box, mirrored, oval, place, ribbon, smooth
from .poses import POSES

SKIN = ("#c98f68", "#b97d58", "#d6a077", "#a86f4d")


SHIRTS = ("#c8553d", "#2f6690", "#f2c14e", "#588157", "#7b4b94", "#e8e1d3", "#d77a61", "#3d5a80")


class Person:
    """A dressed figure whose feet stand at (x, y)."""

    def __init__(self, canvas, x, y, height, pose="stand", *, flip=False, child=False):
        self.scale = height * (1.3 if child else 1)  # of the head
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
        self._shoes(mix(trousers, "#120c10", 0.6))
        self._torso(shirt, dark, dress)
        self._arm(self.near_arm, mix(shirt, "#ffffff", 0.06), skin)
        self._face(skin, hair)
        return self

    def _shoes(self, color):
        h, toe = self.height, -0.014 if self.flip else 0.014
        for leg in (self.far_leg, self.near_leg):
            x, y = leg[1]
            self.canvas.paint(oval(x + toe * h, y - h * 0.004, h * 0.044, h * 0.018), color)

    def _torso(self, shirt, dark, dress):
        """Draw the trunk along the spine, so that it may lean or bend."""
        (nx, ny), (hx, hy) = self.neck, self.hip
        long = hypot(hx - nx, hy - ny)
        fall = (dress or 0.03) * self.height
        turn = degrees(atan2(nx - hx, hy - ny))
        half = [
            (0.03, -0.02),
            (0.1, 0.03),
            (0.082, 0.2),
            (0.08, long / self.height),
            (0.088, (long + fall) / self.height),
        ]
        body = place(mirrored(half), nx, ny, self.height, turn=turn)
        self.canvas.paint(body, shirt, shade=dark, side="right", depth=0.95)

    def _arm(self, joints, sleeve, skin):
        (nx, ny), h = self.neck, self.height
        (hx, hy), side = self.hip, 1 if joints[0][0] >= nx else -1
        spine = hypot(hx - nx, hy - ny)
        lean, down = (hx - nx) / spine, (hy - ny) / spine
        # Who leans is seen from the side, so that both arms hang from one place.
        wide = side * 0.075 * max(0.0, 1 - 3 * abs(lean))
        shoulder = (nx + h * (wide + 0.045 * lean), ny + h * 0.045 * down)
        self._limb(shoulder, joints, skin, 0.058)
        self._limb(shoulder, [joints[0]], sleeve, 0.072)
        self.canvas.paint(oval(*joints[1], h * 0.024), skin)

    def _face(self, skin, hair):
        (hx, hy), (nx, ny), h = self.head, self.neck, self.scale
        self.canvas.paint(
            ribbon([(nx, ny + h * 0.02), (hx, hy)], h * 0.055), mix(skin, "#5a2a18", 0.3)
        )
        self.canvas.paint(
            oval(hx, hy, h * 0.056, h * 0.068),
            skin,
            shade=mix(skin, "#5a2a18", 0.3),
            side="right",
            depth=0.6,
        )
        if h > 120:
            self._features(hx + (-1 if self.flip else 1) * h * 0.006, hy, skin)
        self.canvas.paint(_hair(hx, hy, h), hair)

    def _features(self, x, y, skin):
        h, paint = self.scale, self.canvas.paint
        for side in (-1, 1):
            eye = x + side * h * 0.021
            paint(oval(eye, y + h * 0.004, h * 0.0068, h * 0.0052), "#2a1815")
            paint(box(eye - h * 0.011, y - h * 0.0135, h * 0.022, h * 0.0042), "#3a2420")
        paint(
            ribbon([(x, y + h * 0.006), (x + h * 0.005, y + h * 0.024)], h * 0.005),
            mix(skin, "#5a2a18", 0.5),
        )
        mouth = smooth(
            [(x - h * 0.016, y + h * 0.037), (x, y + h * 0.042), (x + h * 0.016, y + h * 0.037)]
        )
        paint(ribbon(mouth, h * 0.006), "#8a3a34")

    def long_hair(self, hair="#1f1a1c"):
        """Let the hair fall on the shoulders."""
        (x, y), h = self.head, self.scale
        for side in (-1, 1):
            lock = [
                (x + side * h * 0.046, y - h * 0.045),
                (x + side * h * 0.057, y + h * 0.02),
                (x + side * h * 0.05, y + h * 0.115),
            ]
            self.canvas.paint(ribbon(smooth(lock), h * 0.032, h * 0.02), hair)
        return self

    def cone_hat(self, color="#ecd9a8", shade="#b08d57"):
        """Put on a nón lá."""
        (x, y), h = self.head, self.scale
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
        (x, y), h = self.head, self.scale
        self.canvas.paint(oval(x, y - h * 0.022, h * 0.068, h * 0.07, start=180, end=360), color)
        self.canvas.paint(
            oval(x + (-1 if self.flip else 1) * h * 0.015, y - h * 0.022, h * 0.085, h * 0.011),
            color,
        )
        return self

    def cap(self, color):
        """Put on a round cap or headcloth."""
        (x, y), h = self.head, self.scale
        self.canvas.paint(_hair(x, y - h * 0.004, h * 1.07), color)
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


def _hair(x, y, height):
    """Return a crop of hair with its hairline, on a head around (x, y)."""
    h = height
    top = oval(x, y - h * 0.008, h * 0.06, h * 0.068, start=172, end=368)
    line = smooth(
        [
            (x + h * 0.052, y - h * 0.002),
            (x + h * 0.036, y - h * 0.036),
            (x, y - h * 0.042),
            (x - h * 0.034, y - h * 0.034),
            (x - h * 0.052, y - h * 0.002),
        ],
        steps=4,
    )
    return top + line


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
        if rng.random() < 0.45:
            person.long_hair()
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

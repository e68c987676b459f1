"""How surely pictures that look alike are found: `python -m bench.photo_likeness [FOLDER]`.

200 drawn originals, each in 14 variants, are sought among them and 5,000 others, also drawn (see
`bench.lookalikes`). Photographs in a folder, if one is named, are originals as well; no others of
their kind are there, so that they say something about what is found and nothing of false alarms.
"""

import sys
import time
from collections import defaultdict
from pathlib import Path
from random import Random

from PIL import Image

from bench import lookalikes, tables
from darkroom import likeness

ORIGINALS, OTHERS = 200, 5000
FIRST_OTHER = 1_000_000


def main():
    """Draw, hash, seek, and print what was found."""
    started = time.perf_counter()
    originals = [lookalikes.draw(number) for number in range(ORIGINALS)]
    others = [likeness.hashes(lookalikes.draw(FIRST_OTHER + n)) for n in range(OTHERS)]
    _print_found(f"{ORIGINALS} drawn pictures", originals)
    _print_false_alarms([likeness.hashes(image) for image in originals], others)
    photographs = [_photograph(path) for folder in sys.argv[1:] for path in Path(folder).iterdir()]
    if photographs:
        _print_found(f"{len(photographs)} photographs", photographs)
    print(f"{time.perf_counter() - started:.0f} s, load {tables.load()}")


def _photograph(path):
    with Image.open(path) as image:
        image.thumbnail((480, 480))
        return image.convert("RGB")


def _print_found(what, originals):
    """Print per variant the share that is alike, and the share that the bands find of all."""
    distances, by_bands = defaultdict(list), defaultdict(list)
    for number, image in enumerate(originals):
        kept = likeness.hashes(image)
        near = _bands_near(kept)
        for name, changed in lookalikes.variants(image, Random(number)).items():
            sought = likeness.hashes(changed)
            distances[name].append(likeness.distance(kept, sought))
            by_bands[name].append(not near.isdisjoint(_bands(sought)))
    print(f"{what}; {len(likeness.PARTS)} fingerprints each, alike up to {likeness.ALIKE} bits")
    for name, found in distances.items():
        alike = [distance <= likeness.ALIKE for distance in found]
        both = [a and b for a, b in zip(alike, by_bands[name], strict=True)]
        farthest = sorted(found)[len(found) * 95 // 100]
        print(
            f"  {name:34} alike {_share(alike)}, found by bands {_share(both)},"
            f" 95 % within {farthest} bits"
        )


def _print_false_alarms(originals, others):
    distances = [likeness.distance(one, other) for one in originals for other in others]
    for most in (6, 7, 8, 9, 10, 11, 12):
        count = sum(distance <= most for distance in distances)
        print(f"  up to {most:2} bits: {count / len(originals):.3f} false alarms a query")
    kept = [near for other in others[:500] if (near := _bands(other))]
    looked = [sum(not _bands_near(one).isdisjoint(other) for other in kept) for one in originals]
    share = sum(looked) / len(looked) / len(kept)
    print(f"  {share:.2%} of all photos share a near band and have to be compared")


def _bands(fingerprints):
    return {(at, band) for each in fingerprints for at, band in enumerate(likeness.bands(each))}


def _bands_near(fingerprints):
    return {(at, near) for at, band in _bands(fingerprints) for near in likeness.near(band)}


def _share(flags):
    return f"{sum(flags) / len(flags):6.1%}"


if __name__ == "__main__":
    main()

"""Sets of slots, as whole numbers whose bits are the slots, and as the bytes that are stored.

Two sets of 32,768 stories are met in a microsecond: that is why the index is made of them.
"""

from array import array

# So many slots take as many bytes in a list as the whole map of a full segment takes in eight.
FEW = 256
LIST, MAP = b"l", b"m"


def packed(slots):
    """Return the bytes for slots in rising order: a list of few, a map of many."""
    if len(slots) <= FEW:
        return LIST + array("H", slots).tobytes()
    return mapped(bits_of(slots))


def mapped(bits):
    """Return the bytes for a set, as a map."""
    return MAP + bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def unpacked(stored):
    """Return the set that was stored."""
    stored = bytes(stored)
    if stored[:1] == LIST:
        return bits_of(array("H", stored[1:]))
    return int.from_bytes(stored[1:], "little")


def bits_of(slots):
    """Return the set of these slots."""
    if len(slots) == 0:
        return 0
    room = bytearray(max(slots) // 8 + 1)
    for slot in slots:
        room[slot >> 3] |= 1 << (slot & 7)
    return int.from_bytes(room, "little")


def highest(bits, most):
    """Return at most so many slots of a set, the highest first."""
    slots = []
    while bits and len(slots) < most:
        slot = bits.bit_length() - 1
        slots.append(slot)
        bits ^= 1 << slot
    return slots


def slots_of(bits):
    """Return all slots of a set, in rising order."""
    digits = bin(bits)[:1:-1]
    found, place = [], digits.find("1")
    while place >= 0:
        found.append(place)
        place = digits.find("1", place + 1)
    return found

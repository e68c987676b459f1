"""How a job and its answer are written: four bytes of length, JSON, and the blobs it tells of.

Never pickle: a child that has decoded hostile bytes may be somebody else's by now.
"""

import json
import struct
from itertools import accumulate

LENGTH = struct.Struct(">I")


def pack(header, *blobs):
    """Return one message."""
    return b"".join(parts(header, *blobs))


def parts(header, *blobs):
    """Return the parts of a message, none of them copied; its header tells of the blobs."""
    text = json.dumps(header | {"blobs": [len(blob) for blob in blobs]}).encode()
    return LENGTH.pack(len(text)), text, *blobs


def read_header(file):
    """Read the JSON at the beginning of a message."""
    [length] = LENGTH.unpack(file.read(LENGTH.size))
    return json.loads(file.read(length))


def unpack(message):
    """Return the header and the blobs of a whole message; raises ValueError for any other."""
    if len(message) < LENGTH.size:
        raise ValueError("No message")
    end = LENGTH.size + LENGTH.unpack_from(message)[0]
    header = json.loads(message[LENGTH.size : end])
    lengths = header["blobs"]
    if any(type(length) is not int or length < 0 for length in lengths):
        raise ValueError("Lengths that are none")
    if end + sum(lengths) != len(message):
        raise ValueError("The lengths do not add up")
    starts = accumulate(lengths, initial=end)
    return header, *(message[at : at + length] for at, length in zip(starts, lengths, strict=False))

"""The process that decodes: `python -I -S child.py PLACE…`, a job on standard input.

The places are where imports are found. Everything is imported before the file is read, since
nothing can be opened once the limits stand.
"""

import sys

sys.path[:0] = sys.argv[1:]

from darkroom import jail, wire, work  # noqa: E402 they are found by the line above
from darkroom.limits import TASKS  # noqa: E402
from darkroom.refusal import Refused  # noqa: E402


def main():
    """Do one job and say what came of it."""
    job = wire.read_header(sys.stdin.buffer)
    decoder, meter = work.prepare(job), jail.Meter()
    jail.lock(TASKS[job["task"]])
    header, *blobs = _answer(job, decoder, sys.stdin.buffer.read())
    sys.stdout.buffer.write(wire.pack(header | {"memory": meter.peak()}, *blobs))
    sys.stdout.buffer.flush()


def _answer(job, decoder, data):
    try:
        return work.do(job, decoder, data)
    except Refused as refused:
        return [{"refused": refused.reason, "details": refused.details}]
    except MemoryError:
        return [{"refused": "too_hard", "why": "memory"}]
    except Exception as error:  # noqa: BLE001 hostile bytes make a decoder raise anything
        return [{"refused": "broken", "why": f"{type(error).__name__}: {error}"[:300]}]


if __name__ == "__main__":
    main()

"""`scripts/with-stack COMMAND …`: start the stack, run the command beside it, stop the stack."""

import json
import os
import signal
import subprocess
import sys

from bench.stack.whole import Stack


def main():
    """Run the command with what it may want to know in its environment; return its status.

    `STACK` is JSON: the ports, the pids of all servers, and the settings of the web nodes.
    """
    # Ended from outside, it still stops its servers and takes its files away.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    with Stack() as stack:
        told = {
            "ports": stack.ports,
            "pids": {service.name: service.pid for service in stack.services},
            "certificate": stack.names["TLS_CERTIFICATE"],
            "environment": stack.environment,
        }
        environment = os.environ | {"STACK": json.dumps(told)}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main())

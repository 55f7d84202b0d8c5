"""One printed line for each operation that a client tries, and what the clients are told by `run`."""

import os
import traceback

ENDPOINT = os.environ["ENDPOINT"]
TOKEN_ENDPOINT = f"{ENDPOINT}/auth/o2/token"
CLIENT_ID = os.environ["CLIENT_ID"]
CLIENT_SECRET = os.environ["CLIENT_SECRET"]
REFRESH_TOKEN = os.environ["REFRESH_TOKEN"]
MARKETPLACE = os.environ["MARKETPLACE"]

# Orders of this client's seller: not shipped with a custom line, with a service, with a digital good; and delivered.
CUSTOM = os.environ["ORDER_CUSTOM"]
SERVICE = os.environ["ORDER_SERVICE"]
DIGITAL = os.environ["ORDER_DIGITAL"]
DELIVERED = os.environ["ORDER_DELIVERED"]

FILE = os.environ["FILE"]


class Report:
    """What became of each operation."""

    def __init__(self, client):
        self.client = client
        self.failed = 0

    def operation(self, name, call):
        """Calls `call`, which raises if the answer is not what it must be, and gives what it returns."""
        try:
            answer = call()
        except Exception as error:  # a client may raise whatever it likes
            self.failed += 1
            where = traceback.extract_tb(error.__traceback__)[-1]
            answered = getattr(error, "body", None) or getattr(error, "error", None) or error
            what = " ".join(f"{type(error).__name__}: {answered}".split())
            print(f"{self.client} {name}: FAILED ({what[:600]}; {where.name} line {where.lineno})", flush=True)
            return None
        print(f"{self.client} {name}: ok", flush=True)
        return answer

    def exit_code(self):
        return 1 if self.failed else 0


def same(what, found, wanted):
    """Raises unless both are equal."""
    if found != wanted:
        raise AssertionError(f"{what}: {found!r}, not {wanted!r}")

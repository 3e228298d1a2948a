"""The clients of the soak: registrars over TLS, and whoever runs the registry, by its control API."""

import http.client
import json
import random
import re
import socket
import ssl
import struct

EPP = "urn:ietf:params:xml:ns:epp-1.0"
DOMAIN = "urn:ietf:params:xml:ns:domain-1.0"
# What says that the registry failed; one that only refuses says something else (RFC 5730 section 3).
FAILURES = {"2400", "2500"}
NAMES = 1500


class Refused(Exception):
    """The control API says no."""


class Control:
    """Calls of the control API, on one connection."""

    def __init__(self, address):
        host, port = address.split("//")[1].split(":")
        self.connection = http.client.HTTPConnection(host, int(port), timeout=60)

    def call(self, method, path, body=None):
        text = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else None
        fields = {"Content-Type": "application/json"} if text is not None else {}
        try:
            self.connection.request(method, path, text, fields)
            answer = self.connection.getresponse()
            told = answer.read()
        except (http.client.HTTPException, ConnectionError):
            self.connection.close()
            self.connection.request(method, path, text, fields)
            answer = self.connection.getresponse()
            told = answer.read()
        if answer.status >= 500:
            raise AssertionError(f"{method} {path} is answered with {answer.status}: {told[:300]!r}")
        if answer.status >= 400:
            raise Refused(f"{method} {path}: {answer.status} {told[:300]!r}")
        is_json = answer.headers.get("Content-Type", "").startswith("application/json")
        return json.loads(told) if is_json and told else told


class Ended(Exception):
    """The connection is over."""


class Client:
    """One EPP session."""

    def __init__(self, port, authority):
        context = ssl.create_default_context(cafile=authority)
        self.tcp = socket.create_connection(("127.0.0.1", port), timeout=10)
        try:
            self.tls = context.wrap_socket(self.tcp, server_hostname="localhost")
        except BaseException:
            self.tcp.close()
            raise
        self.read()

    def read(self):
        header = self.exactly(4)
        return self.exactly(struct.unpack(">I", header)[0] - 4).decode()

    def exactly(self, count):
        taken = b""
        while len(taken) < count:
            try:
                more = self.tls.recv(count - len(taken))
            except (OSError, ssl.SSLError) as error:
                raise Ended(str(error)) from error
            if not more:
                raise Ended("the end")
            taken += more
        return taken

    def send(self, xml):
        data = xml.encode()
        try:
            self.tls.sendall(struct.pack(">I", len(data) + 4) + data)
        except (OSError, ssl.SSLError) as error:
            raise Ended(str(error)) from error

    def ask(self, command):
        """The answer's code and text."""
        self.send(f'<epp xmlns="{EPP}"><command>{command}<clTRID>soak</clTRID></command></epp>')
        answer = self.read()
        code = re.search(r'<result code="(\d+)"', answer)
        return (code.group(1) if code else ""), answer

    def login(self, registrar):
        return self.ask(
            f"<login><clID>{registrar}</clID><pw>{registrar}-Pass1</pw><options><version>1.0</version><lang>en</lang>"
            f"</options><svcs><objURI>{DOMAIN}</objURI></svcs></login>"
        )

    def leave(self, how):
        """By a logout, a plain end, a reset, or in the middle of a frame."""
        try:
            if how == "logout":
                self.ask("<logout/>")
            elif how == "half":
                self.tls.sendall(struct.pack(">I", 500) + b"<epp")
            elif how == "reset":
                self.tcp = socket.socket(fileno=self.tls.detach())
                self.tcp.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.tcp.close()
                return
        except (Ended, OSError):
            pass
        self.tls.close()


def domain(verb, name, more="", attributes=""):
    return f'<{verb}{attributes}><d:{verb} xmlns:d="{DOMAIN}"><d:name>{name}</d:name>{more}</d:{verb}></{verb}>'


def random_command(numbers):
    """One of the commands that registrars live by, on one of so many names."""
    name = f"soak-{numbers.randrange(NAMES)}.example"
    code = "<d:authInfo><d:pw>soak-Auth1</d:pw></d:authInfo>"
    status = '<d:status s="clientHold"/>'
    return numbers.choice([
        lambda: domain("check", name),
        lambda: domain("info", name, code),
        lambda: domain("create", name, f'<d:period unit="y">{numbers.randint(1, 3)}</d:period>{code}'),
        lambda: domain("create", name, code),
        lambda: domain("delete", name),
        lambda: domain("update", name, f"<d:{(verb := numbers.choice(['add', 'rem']))}>{status}</d:{verb}>"),
        lambda: domain("transfer", name, code, ' op="request"'),
        lambda: domain("transfer", name, "", f' op="{numbers.choice(["query", "approve", "reject", "cancel"])}"'),
    ])()


def empty_queue(client, most=50):
    """Takes messages until there is none."""
    for _ in range(most):
        code, answer = client.ask('<poll op="req"/>')
        number = re.search(r'<msgQ [^>]*id="([^"]+)"', answer)
        if code != "1301" or not number:
            return
        client.ask(f'<poll op="ack" msgID="{number.group(1)}"/>')


def random_fault(numbers, registrar):
    """Something that goes wrong for one registrar, a few times."""
    effect = numbers.choice([
        {"delay": {"milliseconds": numbers.randrange(300)}},
        {"close": {"at": "beforeAnswer", "by": numbers.choice(["orderly", "reset", "abort"])}},
        {"close": {"at": "beforeCommand"}},
        {"truncate": {"after": numbers.randrange(1, 60)}},
        {"garbage": {"bytes": numbers.randrange(1, 4000)}},
        {"oversized": {"bytes": numbers.randrange(1, 200_000)}},
        {"wrongLength": {"difference": numbers.randrange(1, 9)}},
        {"slow": {"bytesPerWrite": 64, "everyMilliseconds": 5}},
        {"result": {"code": numbers.choice([2400, 2306, 2500, 2502])}},
        {"style": {"as": ["pretty"]}},
        {"clientTransactionID": {}},
    ])
    match = {"registrar": registrar}
    if numbers.random() < 0.5:
        match["command"] = numbers.choice(["domain:check", "domain:info", "domain:create", "poll"])
    return {"match": match, "effect": effect, "remaining": numbers.randint(1, 20)}

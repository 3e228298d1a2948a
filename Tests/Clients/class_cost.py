#!/usr/bin/env python3
"""A class of many students at once, over sockets: everybody is judged by the own journal alone, and judging costs little.

    class_cost.py PROGRAM [--students 200] [--rounds 60] [--turns 5] [--commands 4000] [--card-turns 81]

PROGRAM is the release build. It is started as a trainer would start it, with one command and a file of names; each student
comes over TLS with the account of the hand-out and does the exercise, every second one leaving a step out. Then all of them
send the same traffic in turns, with their cards run and with their cards stopped; and one of them sends commands while a card
of a hundred steps watches, and while none does. What is compared is the processor's time that the server has used, so that
what these clients need, and who else uses the machine, does not count. The exit status is 0 if everybody is judged right, the
traffic costs less than 1.5 times as much with cards, and a command less than 5 µs more under the large card.
"""

import argparse
import asyncio
import html
import json
import os
import re
import signal
import ssl
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request

EXERCISE = "glue-first"
TOKEN = "open-sesame"
EPP = "urn:ietf:params:xml:ns:epp-1.0"
OBJECTS = {kind: f"urn:ietf:params:xml:ns:{kind}-1.0" for kind in ("domain", "host")}
MOST = {"times": 1.5, "microseconds": 5}


def on(verb, kind, inner):
    return f'<{verb}><{kind}:{verb} xmlns:{kind}="{OBJECTS[kind]}">{inner}</{kind}:{verb}></{verb}>'


def domain_update(name, inner):
    return on("update", "domain", f"<domain:name>{name}</domain:name>{inner}")


def name_server(verb, host):
    return f"<domain:{verb}><domain:ns><domain:hostObj>{host}</domain:hostObj></domain:ns></domain:{verb}>"


MOVE = domain_update("shop.example", name_server("add", "ns1.outside.net") + name_server("rem", "ns1.old.example"))
SOLUTION = [
    MOVE, on("delete", "host", "<host:name>ns1.old.example</host:name>"),
    on("delete", "domain", "<domain:name>old.example</domain:name>"),
]
OWN = on("create", "domain", "<domain:name>mine.example</domain:name><domain:authInfo><domain:pw>2fooBAR</domain:pw></domain:authInfo>")
INFO = on("info", "domain", "<domain:name>mine.example</domain:name>")
# What a student sends in each round, about a domain of the own: the card hears of the updates, and finds them to be others.
ROUND = [
    INFO, on("check", "domain", "<domain:name>oak.example</domain:name>"),
    domain_update("mine.example", '<domain:add><domain:status s="clientHold"/></domain:add>'), INFO,
    domain_update("mine.example", '<domain:rem><domain:status s="clientHold"/></domain:rem>'),
]


class Server:
    """The program, with a class of so many students."""

    def __init__(self, program, students, folder):
        names, self.sheets, ready = (os.path.join(folder, name) for name in ("students.txt", "sheets.html", "ready.json"))
        with open(names, "w", encoding="utf-8") as file:
            file.writelines(f"Student {number}\n" for number in range(1, students + 1))
        self.process = subprocess.Popen([
            program, "class", "--students", names, "--exercise", EXERCISE, "--class-id", "proof", "--hand-outs", self.sheets,
            "--port", "0", "--control-token", TOKEN, "--certs", os.path.join(folder, "certs"), "--ready-file", ready,
            "--log-level", "error",
        ], stdout=subprocess.DEVNULL)
        while not os.path.exists(ready):
            if self.process.poll() is not None:
                raise SystemExit("The program has ended.")
            time.sleep(0.05)
        with open(ready, encoding="utf-8") as file:
            self.ready = json.load(file)

    def accounts(self):
        """Each student's account and password, as on the hand-out."""
        with open(self.sheets, encoding="utf-8") as file:
            text = file.read()
        cells = [html.unescape(cell) for cell in re.findall(r"<td><code>(.*?)</code></td>", text)]
        return list(zip(cells[1::len(cells) // text.count("<section")], cells[2::len(cells) // text.count("<section")]))

    def call(self, method, path, body=None):
        request = urllib.request.Request(self.ready["control"] + path, method=method)
        request.add_header("Authorization", f"Bearer {TOKEN}")
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=60) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def seconds(self):
        """The processor's time that the server has used so far, by all its threads."""
        total = 0
        for thread in os.listdir(f"/proc/{self.process.pid}/task"):
            with open(f"/proc/{self.process.pid}/task/{thread}/schedstat", encoding="ascii") as file:
                total += int(file.read().split()[0])
        return total / 1e9

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


class Student:
    """An EPP session over TLS."""

    async def come(self, server, account, password):
        context = ssl.create_default_context(cafile=server.ready["ca"])
        self.reader, self.writer = await asyncio.open_connection(
            "127.0.0.1", server.ready["port"], ssl=context, server_hostname="localhost")
        await self._frame()
        services = "".join(f"<objURI>{uri}</objURI>" for uri in OBJECTS.values())
        login = (f"<login><clID>{account}</clID><pw>{password}</pw><options><version>1.0</version><lang>en</lang></options>"
                 f"<svcs>{services}</svcs></login>")
        assert await self.say([login]) == ["1000"], account

    async def say(self, commands):
        """Sends the commands one behind the other; gives the results' codes."""
        frames = []
        for command in commands:
            xml = f'<epp xmlns="{EPP}"><command>{command}<clTRID>PROOF-1</clTRID></command></epp>'.encode()
            frames.append(struct.pack(">I", len(xml) + 4) + xml)
        self.writer.write(b"".join(frames))
        return [re.search(rb'code="(\d+)"', await self._frame())[1].decode() for _ in commands]

    async def _frame(self):
        length = struct.unpack(">I", await self.reader.readexactly(4))[0]
        return await self.reader.readexactly(length - 4)


async def everybody(students, rounds):
    async def one(student):
        for _ in range(rounds):
            codes = await student.say(ROUND)
            assert set(codes) == {"1000"}, codes
    await asyncio.gather(*(one(student) for student in students))


def turn(server, card, what, registries):
    body = {"do": what, **({"registrar": "alpha", "run": True} if what == "start" else {})}
    for registry in registries:
        server.call("POST", f"/registries/{registry}/scorecards/{card}", body)


async def judged_alone(server, students):
    """Who has left the first step out has not passed, and nobody else's deeds change that."""
    async def one(number, student):
        assert await student.say([OWN]) == ["1000"]
        codes = await student.say(SOLUTION if number % 2 == 0 else SOLUTION[1:])
        assert codes[0] == ("1000" if number % 2 == 0 else "2305"), codes
    await asyncio.gather(*(one(number, student) for number, student in enumerate(students)))
    shown = server.call("GET", "/classes/proof")["students"]
    right = sum((each["verdict"] == "passed") == (number % 2 == 0) for number, each in enumerate(shown))
    for each in shown:
        card = server.call("GET", f"/registries/{each['registry']}/scorecards/{EXERCISE}")
        assert [one["registrar"] for one in card["registrars"]] == ["alpha"] and card["missed"] == 0, card
    print(f"{right} of {len(shown)} students are judged right, each by the own journal")
    return right == len(shown)


async def cost_of_cards(server, students, rounds, turns):
    """How many times as much the same traffic costs with everybody's card run as with none: the median of the turns."""
    registries = [each["registry"] for each in server.call("GET", "/classes/proof")["students"]]
    await everybody(students, max(1, rounds // 4))
    ratios = []
    for number in range(turns):
        spent = {}
        # In turns, and each first as often as second: a machine that changes its pace changes both.
        for what in ("start", "stop") if number % 2 == 0 else ("stop", "start"):
            turn(server, EXERCISE, what, registries)
            begin = server.seconds()
            await everybody(students, rounds)
            spent[what] = server.seconds() - begin
        count = len(students) * rounds * len(ROUND)
        ratios.append(spent["start"] / spent["stop"])
        print(f"  {count} commands: {spent['start']:.2f} s with cards, {spent['stop']:.2f} s without, {ratios[-1]:.3f} times")
    times = statistics.median(ratios)
    print(f"{len(students)} students at once cost {times:.2f} times as much with cards (less than {MOST['times']})")
    return times < MOST["times"]


def large_card():
    """A hundred steps about commands that come, of which none is done."""
    steps = [{
        "id": f"s{number}", "title": f"Step {number}", "rule": "RFC 5731", "from": ["RFC 5731"],
        "expect": {"command": ("domain:info", "domain:update", "domain:check", "domain:create")[number % 4], "name": f"n{number}.example"},
    } for number in range(100)]
    return {"name": "large", "title": "A hundred steps", "proves": "nothing", "sources": [], "steps": steps}


async def cost_of_steps(server, students, commands, turns):
    """What a command costs more while a card of a hundred steps watches, in microseconds: the median of the turns."""
    registry = server.call("GET", "/classes/proof")["students"][0]["registry"]
    turn(server, EXERCISE, "stop", [registry])
    server.call("PUT", f"/registries/{registry}/scorecards/large", large_card())
    path = f"/registries/{registry}/scorecards/large"
    extra = []
    for number in range(turns):
        spent = {}
        for what in ("start", "stop") if number % 2 == 0 else ("stop", "start"):
            if number > 0 or what == "start":
                server.call("POST", path, {"do": what})
            begin = server.seconds()
            await everybody(students[:1], commands // len(ROUND))
            # Reading is judging: what was put off is done now, and counted.
            assert server.call("GET", path)["missed"] == 0
            spent[what] = server.seconds() - begin
        extra.append((spent["start"] - spent["stop"]) / commands * 1e6)
        plain = spent["stop"] / commands * 1e6
        print(f"  {commands} commands: {plain:.1f} µs each, {extra[-1]:.2f} µs more under a hundred steps")
    microseconds = statistics.median(extra)
    print(f"a card of a hundred steps costs a command {microseconds:.2f} µs while it watches (less than {MOST['microseconds']})")
    return microseconds < MOST["microseconds"]


async def prove(server, arguments):
    students = [Student() for _ in range(arguments.students)]
    begin = time.monotonic()
    await asyncio.gather(*(student.come(server, *account) for student, account in zip(students, server.accounts())))
    print(f"{len(students)} students have come over TLS within {time.monotonic() - begin:.1f} s")
    return all([
        await judged_alone(server, students), await cost_of_cards(server, students, arguments.rounds, arguments.turns),
        await cost_of_steps(server, students, arguments.commands, arguments.card_turns),
    ])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    for name, value in (("students", 200), ("rounds", 60), ("turns", 5), ("commands", 4_000), ("card-turns", 81)):
        parser.add_argument(f"--{name}", type=int, default=value)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(arguments.program, arguments.students, folder)
        try:
            return 0 if asyncio.run(prove(server, arguments)) else 1
        finally:
            server.close()


if __name__ == "__main__":
    sys.exit(main())

"""The soak: everything at once for a while, looked at each minute. Run by `.ci/soak`."""

import datetime
import http.client
import json
import os
import random
import signal
import socket
import ssl
import subprocess
import threading
import time

from soak_clients import FAILURES, Client, Control, Ended, Refused, empty_queue, random_command, random_fault

YEARS = 10
START = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
# Gamma meets the faults; the others must never hear that the registry failed.
FAULTY = "gamma"
REGISTRARS = ["alpha", "beta", FAULTY, "alpha", "beta", FAULTY]
LEAVING = ["logout", "close", "reset", "half"]
# Beyond what it was when warm: the journal is full then, and every kind of thing has been there once.
MORE_MEMORY, MORE_MEGABYTES = 1.25, 48
MORE_DESCRIPTORS = 8
# From SIGTERM to the end of the process.
MORE_SECONDS = 2


class Soak:
    """One server, those who use it, and whoever looks at it."""

    def __init__(self, binary, folder, minutes):
        self.binary, self.folder, self.minutes = binary, folder, minutes
        self.over = threading.Event()
        self.flaws, self.counts, self.rows = [], {}, []
        self.lock = threading.Lock()

    def run(self):
        """Answers what was wrong."""
        self.start_server()
        try:
            self.begin = time.monotonic()
            threads = [threading.Thread(target=self.guarded, args=work) for work in self.works()]
            for thread in threads:
                thread.start()
            self.watch()
            self.over.set()
            for thread in threads:
                thread.join(60)
                if thread.is_alive():
                    self.fail("a client waits for ever")
            self.look_at_end()
        finally:
            self.over.set()
            self.stop_server()
        self.read_log()
        return self.flaws

    def works(self):
        yield from ((self.trade, (registrar, number)) for number, registrar in enumerate(REGISTRARS))
        for work in (self.move_clock, self.make_trouble, self.go_back, self.make_registries, self.knock):
            yield work, ()

    def guarded(self, work, arguments):
        """What nobody expected is a flaw, and the work goes on."""
        while not self.over.is_set():
            try:
                work(*arguments)
            except Exception as error:  # noqa: BLE001 (told, whatever it is)
                self.fail(f"{work.__name__}: {type(error).__name__}: {error}")
                self.over.wait(1)

    def fail(self, flaw):
        with self.lock:
            if len(self.flaws) < 50:
                self.flaws.append(flaw)
                print(f"! {flaw}", flush=True)

    def count(self, what, number=1):
        with self.lock:
            self.counts[what] = self.counts.get(what, 0) + number

    # The server.

    def start_server(self):
        ready, self.log = os.path.join(self.folder, "ready.json"), os.path.join(self.folder, "log")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [
                    self.binary, "--port", "0", "--certs", os.path.join(self.folder, "certs"), "--ready-file", ready,
                    "--clock", START.strftime("%Y-%m-%dT%H:%M:%SZ"), "--speed", "0", "--log-format", "json",
                    "--log-level", "warning", "--slow-time", "5s",
                ],
                stdout=subprocess.DEVNULL, stderr=log,
            )
        for _ in range(300):
            if os.path.exists(ready):
                break
            time.sleep(0.1)
        with open(ready) as file:
            told = json.load(file)
        self.port, self.address, self.authority = told["port"], told["control"], told["ca"]
        self.control = Control(self.address)

    def stop_server(self):
        """While a session is open, and the clock has thousands of years to go."""
        moving = threading.Thread(target=self.move_far, daemon=True)
        try:
            client = Client(self.port, self.authority)
            client.login("alpha")
            moving.start()
            time.sleep(0.5)
        except (Ended, OSError) as error:
            self.fail(f"nobody can log in at the end: {error}")
        is_moving, begin = moving.is_alive(), time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(15)
            print(f"ended within {time.monotonic() - begin:.2f} s of SIGTERM", "while the clock moved" if is_moving else "")
            if status != 0:
                self.fail(f"the server has ended with {status}")
            if time.monotonic() - begin > MORE_SECONDS:
                self.fail(f"the server needs {time.monotonic() - begin:.1f} s to end")
            if not is_moving:
                self.fail("the clock has moved too soon to tell whether its way is cut short")
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.fail("the server does not end within 15 s")

    def read_log(self):
        kinds = {}
        with open(self.log) as log:
            for line in log:
                try:
                    told = json.loads(line)
                except ValueError:
                    self.fail(f"the log has a line that is no JSON: {line[:200]}")
                    continue
                kinds[told.get("kind")] = kinds.get(told.get("kind"), 0) + 1 + told.get("omitted", 0)
                if told.get("level") == "error" or told.get("kind") == "slowWork":
                    self.fail(f"the log tells: {line[:300]}")
        print("told in the log:", ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items(), key=str)) or "nothing")

    # Those who use it.

    def trade(self, registrar, number):
        """Sessions, one after the other, each with some commands and an end of some kind."""
        numbers = random.Random(number * 1_000_003 + self.counts.get("sessions", 0))
        try:
            client = Client(self.port, self.authority)
            code, _ = client.login(registrar)
            self.count("sessions")
            if code != "1000" and registrar != FAULTY:
                self.fail(f"{registrar} cannot log in: {code}")
            for _ in range(numbers.randint(1, 400)):
                if self.over.is_set():
                    break
                if numbers.random() < 0.02:
                    empty_queue(client)
                code, answer = client.ask(random_command(numbers))
                self.count("commands")
                if registrar != FAULTY and (not code or code in FAILURES):
                    self.fail(f"{registrar} is answered with {answer}")
        except (Ended, OSError, ssl.SSLError) as error:
            self.count("cut by the server")
            if registrar != FAULTY:
                self.fail(f"{registrar}'s session ends: {error}")
            return
        except ValueError:
            # A header that is wrong on purpose, or no UTF-8.
            client.leave("close")
            return
        client.leave(numbers.choice(LEAVING))

    def move_clock(self):
        """So that ten years are over at the end, whatever was restored."""
        control = Control(self.address)
        while not self.over.wait(1):
            part = min(1, (time.monotonic() - self.begin) / (self.minutes * 60))
            aim = START + datetime.timedelta(days=365.25 * YEARS * part)
            try:
                now = control.call("GET", "/registries/default/clock")["now"]
                ahead = (aim - datetime.datetime.fromisoformat(now.replace("Z", "+00:00"))).total_seconds()
                if ahead >= 1:
                    control.call("POST", "/registries/default/clock/advance", {"by": f"{int(ahead)}s"})
            except Refused as error:
                self.fail(f"the clock does not move: {error}")

    def move_far(self):
        """Cut off by the end of the server."""
        try:
            Control(self.address).call("POST", "/registries/default/clock/set", {"to": "8900-01-01T00:00:00Z"})
        except (Refused, OSError, AssertionError, http.client.HTTPException):
            pass

    def make_trouble(self):
        control, numbers = Control(self.address), random.Random(2)
        while not self.over.wait(0.5):
            control.call("POST", "/registries/default/faults", random_fault(numbers, FAULTY))
            self.count("faults")
            if numbers.random() < 0.05:
                control.call("DELETE", "/registries/default/faults")

    def go_back(self):
        """Snapshots, and restores of one that is some seconds old."""
        control, numbers, kept = Control(self.address), random.Random(3), []
        while not self.over.wait(2):
            name = f"s{numbers.randrange(10_000)}"
            control.call("POST", "/registries/default/snapshots", {"name": name})
            kept = (kept + [name])[-5:] if name not in kept else kept
            if numbers.random() < 0.2:
                control.call("POST", f"/registries/default/snapshots/{numbers.choice(kept)}/restore")
                self.count("restores")
            for told in control.call("GET", "/registries/default/snapshots"):
                if told["name"] not in kept:
                    control.call("DELETE", f"/registries/default/snapshots/{told['name']}")

    def make_registries(self):
        """Each with a session that is open when it goes."""
        control, numbers = Control(self.address), random.Random(4)
        policies = [policy["name"] for policy in control.call("GET", "/policies")]
        while not self.over.wait(1):
            plan = {"policy": numbers.choice(policies), "clock": {"start": "2026-01-01T00:00:00Z", "speed": 0}}
            made = control.call("POST", "/registries", plan)
            self.count("registries")
            client = Client(made["port"], self.authority)
            try:
                client.login("alpha")
                for _ in range(20):
                    client.ask(random_command(numbers))
            except Ended:
                # Some policies end a session for its errors.
                self.count("ended by a policy")
            control.call("DELETE", f"/registries/{made['id']}")
            client.leave("close")

    def knock(self):
        """Connections that say nothing, half a handshake, or nonsense."""
        numbers = random.Random(5)
        while not self.over.wait(0.2):
            sockets = [socket.create_connection(("127.0.0.1", self.port), timeout=10) for _ in range(10)]
            for one in sockets:
                one.sendall(numbers.choice([b"", b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/1.1\r\n\r\n", os.urandom(40)]))
            for one in sockets:
                one.close()
            self.count("knocks", len(sockets))

    # Whoever looks at it.

    def watch(self):
        looks = max(3, round(self.minutes))
        print("minute  clock       domains  sessions  commands   memory  descriptors  threads  state")
        for look in range(1, looks + 1):
            self.over.wait(max(0, self.begin + look * self.minutes * 60 / looks - time.monotonic()))
            self.rows.append(self.look(look * self.minutes / looks))
        warm = self.rows[max(0, len(self.rows) // 5)]
        most = warm["memory"] * MORE_MEMORY + MORE_MEGABYTES
        for row in self.rows:
            if row["memory"] > most:
                self.fail(f"memory is {row['memory']:.0f} MB after {row['minute']:.1f} minutes; {most:.0f} is the bound")

    def look(self, minute):
        begin = time.monotonic()
        health = self.control.call("GET", "/health")
        if time.monotonic() - begin > 1 or health["status"] != "up":
            self.fail(f"/health takes {time.monotonic() - begin:.2f} s: {health}")
        now = self.control.call("GET", "/registries/default/clock")["now"]
        state = self.control.call("GET", "/registries/default/state")
        self.start_from(state, now)
        told = self.control.call("GET", "/registries/default")
        row = {
            "minute": minute, "clock": told["clock"]["now"][:10], "domains": told["domains"],
            "sessions": told["sessions"], "memory": self.memory(), "descriptors": self.descriptors(),
        }
        print(
            f"{minute:6.1f}  {row['clock']}  {row['domains']:7d}  {row['sessions']:8d}  {self.counts.get('commands', 0):8d}"
            f"  {row['memory']:4.0f} MB  {row['descriptors']:11d}  {self.status('Threads'):>7}"
            f"  {len(json.dumps(state)) >> 10} KiB",
            flush=True,
        )
        return row

    def start_from(self, state, now):
        """A registry that starts from what is told holds the same: a sponsor or a host that is missing would be refused."""
        plan = {"id": "mirror", "seed": state, "clock": {"start": now, "speed": 0}}
        plan["reach"] = {"suffix": "mirror"}
        self.control.call("POST", "/registries", plan)
        try:
            mirrored = self.control.call("GET", "/registries/mirror")
            for kind in ("domains", "contacts", "hosts", "registrars"):
                if mirrored[kind] != len(state.get(kind, [])):
                    self.fail(f"{len(state.get(kind, []))} {kind} are told, and {mirrored[kind]} can be started from")
        finally:
            self.control.call("DELETE", "/registries/mirror")

    def look_at_end(self):
        """Everybody has gone: so have their sessions, registries and descriptors."""
        for _ in range(100):
            told = self.control.call("GET", "/registries/default")
            health = self.control.call("GET", "/health")
            if told["sessions"] == 0 and health["connections"] == 0:
                break
            time.sleep(0.2)
        else:
            self.fail(f"{told['sessions']} sessions and {health['connections']} connections are left")
        if health["registries"] != 1:
            self.fail(f"{health['registries']} registries are left")
        at_rest = self.rows[0]["descriptors"]
        if self.descriptors() > at_rest + MORE_DESCRIPTORS:
            self.fail(f"{self.descriptors()} descriptors are open, {at_rest} were under load")
        print(f"at rest: {self.memory():.0f} MB, {self.descriptors()} descriptors, clock {told['clock']['now']}")
        print("done:", ", ".join(f"{count} {what}" for what, count in sorted(self.counts.items())))
        years = (datetime.datetime.fromisoformat(told["clock"]["now"].replace("Z", "+00:00")) - START).days / 365.25
        if years < YEARS * 0.97:
            self.fail(f"the clock has moved {years:.1f} years")

    def memory(self):
        return int(self.status("VmRSS").split()[0]) / 1024

    def status(self, field):
        with open(f"/proc/{self.process.pid}/status") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith(field + ":"))

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

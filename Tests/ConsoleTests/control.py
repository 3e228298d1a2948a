"""The control API, for what stands around a story: registries made for it, and what is true in them afterwards."""

import json
import urllib.error
import urllib.parse
import urllib.request
import uuid


class Control:
    def __init__(self, address, token=None):
        self.address = address.rstrip("/")
        self.token = token
        self.made = []
        self.expected = []

    def call(self, method, path, body=None):
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, headers if data else {**headers, "Content-Type": ""}, method=method)
        if data is None:
            request.remove_header("Content-type")
        with urllib.request.urlopen(request, timeout=120) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def registry(self, policy="classic", seed="demonstration", **more):
        """A registry of the story's own whose clock stands still."""
        name = "story-" + uuid.uuid4().hex[:8]
        clock = {"start": "2026-01-01T00:00:00Z", "speed": 0}
        self.call("POST", "/registries", {"id": name, "policy": policy, "seed": seed, "clock": clock, **more})
        self.made.append(name)
        return name

    def at(self, registry, *parts):
        return "/registries/" + "/".join(urllib.parse.quote(part, safe="") for part in (registry, *parts))

    def domain(self, registry, name):
        return self.call("GET", self.at(registry, "domains", name))

    def verdicts(self, registry):
        entries = self.call("GET", self.at(registry, "journal") + "?kind=verdict")["entries"]
        return [(entry["registrar"] if "registrar" in entry else "", entry.get("command"), entry["code"]) for entry in entries]

    def expect(self, part):
        """The browser notes each answer that is no success: one that a story brings about is no complaint."""
        self.expected.append(part)

    def is_expected(self, complaint):
        return any(part in complaint for part in self.expected)

    def close(self):
        for name in self.made:
            try:
                self.call("DELETE", self.at(name))
            except urllib.error.HTTPError:
                pass  # The story itself deleted it.

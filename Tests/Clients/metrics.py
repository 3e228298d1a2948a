"""Reads the figures of a running server with Prometheus' own parser, and holds them against what was done.

    folder/bin/pip install prometheus_client
    folder/bin/python Tests/Clients/metrics.py http://127.0.0.1:7701
"""

import json
import sys
import urllib.request

from prometheus_client.parser import text_string_to_metric_families

CONTROL = sys.argv[1].rstrip("/")


def figures():
    with urllib.request.urlopen(f"{CONTROL}/metrics") as answer:
        kind = answer.headers["Content-Type"]
        if kind != "text/plain; version=0.0.4; charset=utf-8":
            sys.exit(f"The figures are of the type {kind}.")
        return {family.name: family for family in text_string_to_metric_families(answer.read().decode())}


def total(families, name, **labels):
    return sum(
        sample.value for sample in families[name].samples
        if sample.name == f"{name}_total" and labels.items() <= sample.labels.items()
    )


def expect(condition, what):
    if not condition:
        sys.exit(f"The figures are wrong: {what}")


before = figures()
request = urllib.request.Request(
    f"{CONTROL}/registries/default/registrars/alpha/commands",
    json.dumps({"xml": "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command><poll op='req'/></command></epp>"}).encode(),
    {"Content-Type": "application/json"},
)
with urllib.request.urlopen(request) as answer:
    expect(json.load(answer)["code"] == 1301, "the poll")
after = figures()

kinds = {name: family.type for name, family in after.items()}
expect(
    kinds == {
        "mock_registry_info": "gauge", "mock_registry_registries": "gauge", "mock_registry_connections": "gauge",
        "mock_registry_sessions": "gauge", "mock_registry_sessions_opened": "counter",
        "mock_registry_handshakes_failed": "counter", "mock_registry_commands": "counter",
        "mock_registry_command_duration_seconds": "histogram", "mock_registry_faults_acted": "counter",
        "process_resident_memory_bytes": "gauge",
    },
    kinds,
)
for labels in ({"verb": "login", "object": "", "code": "1000"}, {"verb": "poll", "object": "", "code": "1301"}):
    more = total(after, "mock_registry_commands", **labels) - total(before, "mock_registry_commands", **labels)
    expect(more == 1, f"{labels} grew by {more}")
expect(
    total(after, "mock_registry_sessions_opened") == total(before, "mock_registry_sessions_opened") + 1,
    "sessions that were opened",
)
times = after["mock_registry_command_duration_seconds"].samples
for verb in {sample.labels["verb"] for sample in times}:
    own = [sample for sample in times if sample.labels["verb"] == verb]
    counts = [sample.value for sample in own if sample.name.endswith("_bucket")]
    whole = [sample.value for sample in own if sample.name.endswith("_count")]
    expect(counts == sorted(counts) and whole == counts[-1:], f"the times of {verb}")
    expect(whole[0] == total(after, "mock_registry_commands", verb=verb), f"the number of {verb}")
print("Prometheus' parser reads the figures.")

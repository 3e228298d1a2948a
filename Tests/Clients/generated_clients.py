"""Generates a client from the description of each API, and uses it against a running server.

    python3 -m venv folder && folder/bin/pip install openapi-python-client openapi-spec-validator
    folder/bin/python Tests/Clients/generated_clients.py http://127.0.0.1:7701

The server is one that has the demonstration seed and nothing done to it.
"""

import importlib
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.request

from openapi_spec_validator import validate

CONTROL = sys.argv[1].rstrip("/")


def described(name):
    place = CONTROL if name == "control" else f"{CONTROL}/{name}"
    with urllib.request.urlopen(f"{place}/openapi.json") as answer:
        document = json.load(answer)
    validate(document)
    return document


def generated(name, folder):
    """The package of a client that knows the interface by its description alone."""
    source = folder / f"{name}.json"
    source.write_text(json.dumps(described(name)))
    tool = pathlib.Path(sys.executable).parent / "openapi-python-client"
    package = f"{name}_client"
    subprocess.run(
        [tool, "generate", "--path", source, "--meta", "none", "--output-path", folder / package, "--overwrite"],
        check=True, capture_output=True,
    )
    return package


def call(package, tag, name, client, /, **arguments):
    module = importlib.import_module(f"{package}.api.{tag}.{name}")
    return module.sync_detailed(client=client, **arguments)


def model(package, name, /, **values):
    return getattr(importlib.import_module(f"{package}.models"), name).from_dict(values)


def client(package, name, token, **options):
    kind = importlib.import_module(f"{package}.client").AuthenticatedClient
    return kind(base_url=f"{CONTROL}/{name}", token=token, **options)


def expect(condition, what):
    if not condition:
        sys.exit(f"The generated client failed: {what}")


def opusdns(package):
    own = client(package, "opusdns", "opk_alpha-demo", prefix="", auth_header_name="X-Api-Key")
    shown = call(package, "domains", "show_domain", own, reference="alpha-1.example")
    expect(shown.status_code == 200 and shown.parsed.auth_code == "alpha-1-Auth", f"OpusDNS shows {shown}")
    body = model(package, "DomainUpdate", auth_code="Made-By-A-Client-1", transfer_lock=True)
    changed = call(package, "domains", "update_domain", own, reference="alpha-1.example", body=body)
    expect(changed.parsed.auth_code == "Made-By-A-Client-1" and changed.parsed.transfer_lock, f"OpusDNS: {changed}")
    body = model(package, "DomainTransferIn", name="beta-1.example", renewal_mode="renew", auth_code="wrong-Code")
    refused = call(package, "transfers", "transfer_domain", own, body=body)
    expect(refused.status_code == 403, f"OpusDNS takes a wrong code: {refused}")


def openprovider(package):
    nobody = importlib.import_module(f"{package}.client").Client(base_url=f"{CONTROL}/openprovider")
    body = model(package, "LoginRequest", username="beta", password="beta-Demo1")
    login = call(package, "auth", "login", nobody, body=body)
    own = client(package, "openprovider", login.parsed.data.token)
    found = call(package, "domains", "list_domains", own, full_name="beta-1.example")
    number = found.parsed.data.results[0].id
    code = call(package, "codes", "show_code", own, id=str(number))
    expect(code.parsed.data.auth_code == "beta-1-Auth", f"Openprovider tells {code}")


def hostup(package):
    own = client(package, "hostup", "hostup-gamma-demo")
    found = call(package, "domains", "list_domains", own, name="fresh.example")
    identifier = found.parsed.data[0].id
    body = model(package, "RequestEPP")
    code = call(package, "domains", "request_code", own, id=identifier, body=body)
    expect(code.parsed.code_source == "fresh_request" and code.parsed.epp_code, f"HostUp tells {code}")


def control(package):
    """The control API itself: the registry of another test, its time, a fault, its journal."""
    own = importlib.import_module(f"{package}.client").Client(base_url=CONTROL)
    made = call(package, "registries", "create_registry", own, body=model(package, "NewRegistry", id="generated"))
    expect(made.status_code == 201 and made.parsed.port, f"a registry is {made}")
    now = call(package, "clock", "freeze_clock", own, registry="generated").parsed.now
    body = model(package, "ClockAdvance", by="5d")
    later = call(package, "clock", "advance_clock", own, registry="generated", body=body).parsed.now
    expect((later - now).days == 5, f"from {now} to {later}")
    rule = {"match": {"command": "domain:create"}, "effect": {"result": {"code": 2400}}}
    fault = call(package, "faults", "add_fault", own, registry="generated", body=model(package, "Fault", **rule))
    expect(fault.status_code == 201 and fault.parsed.effect.result.code == 2400, f"a fault is {fault}")
    again = call(
        package, "faults", "put_fault", own, registry="generated", fault=fault.parsed.id,
        body=model(package, "Fault", **rule),
    )
    expect(again.status_code == 200, f"a fault in the place of another is {again}")
    journal = call(package, "journal", "read_journal", own, registry="generated")
    expect(any(entry.kind == "clock" for entry in journal.parsed.entries), f"the journal is {journal}")
    gone = call(package, "registries", "delete_registry", own, registry="generated")
    expect(gone.status_code == 204, f"the end is {gone}")


with tempfile.TemporaryDirectory() as place:
    sys.path.insert(0, place)
    for use in (opusdns, openprovider, hostup, control):
        use(generated(use.__name__, pathlib.Path(place)))
print("The generated clients work.")

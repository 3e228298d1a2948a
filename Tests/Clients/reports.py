"""Reads a report of each form as strictly as there is a reader for it.

    reports.py FOLDER SCHEMAS

FOLDER has report.html, report.har, report.jsonl and report.markdown; SCHEMAS the JSON schemas of HAR 1.2.
"""

import json
import os
import sys

import html5lib
import jsonschema
import referencing


def main(folder, schemas):
    page(read(folder, "report.html"))
    archive(json.loads(read(folder, "report.har")), schemas)
    lines = [json.loads(line) for line in read(folder, "report.jsonl").splitlines()]
    assert {"received", "sent", "verdict", "fault", "claim"} <= {line["kind"] for line in lines}, lines
    assert read(folder, "report.markdown").startswith("# Report\n")
    print("Every report is what its readers take.")


def page(text):
    """Not one error of the parsing algorithm, and no element or handler that came from outside."""
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    names = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    known = set("html head meta title style body h1 h2 h3 p section div table thead tbody tr th td a pre footer".split())
    assert names <= known, names - known
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert "<script>alert(1)" in "".join(tree.find("body").find("h1").itertext())
    links = {element.get("href")[1:] for element in tree.iter("a")}
    assert links and links <= {element.get("id") for element in tree.iter("h3")}, links


def archive(har, folder):
    schemas = {}
    for name in os.listdir(folder):
        if name.endswith(".json"):
            schemas[name] = json.loads(read(folder, name))
    # The files are of JSON Schema's draft 6 and name each other by their files.
    resources = [
        (place, referencing.Resource.from_contents(schema, default_specification=referencing.jsonschema.DRAFT6))
        for name, schema in schemas.items()
        for place in (name, schema.get("$id", name))
    ]
    registry = referencing.Registry().with_resources(resources)
    jsonschema.Draft6Validator(schemas["har.json"], registry=registry).validate(har)
    methods = [entry["request"]["method"] for entry in har["log"]["entries"]]
    assert [name for name in methods if ":" in name] == ["domain:info", "domain:info"], methods


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


if __name__ == "__main__":
    main(*sys.argv[1:])

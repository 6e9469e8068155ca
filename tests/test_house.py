"""What holds for the whole repository: the style bar, plain text, no addresses of machines, locks that fit."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
CODE = sorted([*ROOT.glob("app.py"), *ROOT.glob("triage/**/*.py")])
LOCKS = {"run": ROOT / "requirements/run.txt", "dev": ROOT / "requirements/dev.txt"}

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
USUAL_FUNCTION = 30
USUAL_SHARE = 0.95

# Public names whose annotation may say `Any`, each with the reason: "triage/room/file.py:name" -> why.
ANY_ALLOWED: dict[str, str] = {}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def tracked() -> dict[Path, bytes]:
    """Every tracked file that is there, with its content."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return {path: path.read_bytes() for path in paths if path.is_file()}


@cache
def tracked_text() -> dict[Path, str]:
    """Every tracked text file, decoded; bytes that are no UTF-8 become U+FFFD. A file with a NUL byte is no text."""
    return {path: data.decode("utf-8", "replace") for path, data in tracked().items() if b"\0" not in data}


def place(path: Path, node: ast.AST | None = None, name: str = "") -> str:
    """Where something stands, as ``file:line name``."""
    line = getattr(node, "lineno", 1)
    return f"{path.relative_to(ROOT)}:{line} {name}".rstrip()


def functions() -> Iterator[tuple[Path, Function]]:
    """Every function and method of the product, nested ones included."""
    for path in CODE:
        for node in ast.walk(tree(path)):
            if isinstance(node, Function):
                yield path, node


def public(body: list[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
    """Public functions and classes of a module's body, and public methods of these classes."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def decorators(node: Function | ast.ClassDef) -> set[str]:
    """The last names of a definition's decorators: ``typing.override`` is ``override``."""
    plain = (item.func if isinstance(item, ast.Call) else item for item in node.decorator_list)
    return {ast.unparse(item).rsplit(".", 1)[-1] for item in plain}


def signature(node: Function) -> Iterator[tuple[str, ast.expr | None]]:
    """The parameters of a function, and ``return``, each with its annotation; ``self`` and ``cls`` need none."""
    given = node.args
    listed = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
    yield from ((item.arg, item.annotation) for item in listed if item and item.arg not in {"self", "cls"})
    yield "return", node.returns


def says_any(annotation: ast.expr | None) -> bool:
    """Whether an annotation says ``Any`` somewhere, be it inside a container."""
    names = (node for node in ast.walk(annotation or ast.Constant(None)) if isinstance(node, ast.Name | ast.Attribute))
    return any((node.id if isinstance(node, ast.Name) else node.attr) == "Any" for node in names)


# The style bar


def test_files_are_short() -> None:
    sizes = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    sizes = {place(path, node, node.name): (node.end_lineno or 0) - node.lineno + 1 for path, node in functions()}
    long = {name: size for name, size in sizes.items() if size > USUAL_FUNCTION}
    assert {name: size for name, size in long.items() if size > LONGEST_FUNCTION} == {}
    assert len(long) <= (1 - USUAL_SHARE) * len(sizes), long


def test_every_module_and_public_name_says_what_it_is() -> None:
    modules = [place(path) for path in CODE if not ast.get_docstring(tree(path))]
    names = [
        place(path, node, node.name)
        for path in CODE
        for node in public(tree(path).body)
        if not ast.get_docstring(node) and decorators(node).isdisjoint({"override", "overload", "setter"})
    ]
    assert modules + names == []


def test_every_parameter_and_result_has_a_type() -> None:
    bare = [
        place(path, node, f"{node.name}: {name}")
        for path, node in functions()
        for name, annotation in signature(node)
        if annotation is None
    ]
    assert bare == []


def test_public_names_hide_no_shape_behind_any() -> None:
    found = {}
    for path in CODE:
        for node in public(tree(path).body):
            if isinstance(node, ast.ClassDef):
                said = [item.annotation for item in node.body if isinstance(item, ast.AnnAssign)]
            else:
                said = [annotation for _, annotation in signature(node) if annotation]
            if any(says_any(annotation) for annotation in said):
                found[f"{path.relative_to(ROOT)}:{node.name}"] = node.lineno
    assert found.keys() == ANY_ALLOWED.keys()


# Words


def test_marked_sentences_are_plain_literals() -> None:
    """Gettext collects sentences by reading the code, so it sees no variable and no f-string."""
    unseen = []
    for path in CODE:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and path != ROOT / "triage/words.py":
                sentences = {"_": 1, "ngettext": 2}.get(ast.unparse(node.func).rsplit(".", 1)[-1], 0)
                said = [item.value for item in node.args[:sentences] if isinstance(item, ast.Constant)]
                if [type(item) for item in said] != [str] * sentences:
                    unseen.append(place(path, node, ast.unparse(node)))
    assert unseen == []


def test_marked_sentences_of_templates_are_plain_literals() -> None:
    templates = {path: text for path, text in tracked_text().items() if ROOT / "report_templates" in path.parents}
    unseen = [place(path, name=call) for path, text in templates.items() for call in re.findall(r"\b_\([^\"'].*", text)]
    assert unseen == []


# The repository


def test_text_files_are_utf8_and_end_their_last_line() -> None:
    texts = [path for path in tracked_text() if tracked()[path]]
    no_utf8 = [place(path) for path in texts if tracked_text()[path].encode() != tracked()[path]]
    open_ended = [place(path) for path in texts if not tracked()[path].endswith(b"\n")]
    assert no_utf8 + open_ended == []


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    registry = r"\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:com|org)|deb\.debian\.org|archive\.ubuntu\.com)\b"
    machine = r"(?<![\w./-])/(?:work|root|tmp|home|Users)/\w"
    named = [
        place(path, name=found.group())
        for path, text in tracked_text().items()
        for found in re.finditer(f"{registry}|{machine}", text)
    ]
    assert named == []


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_hold_versions_and_hashes_and_no_addresses(lock: str) -> None:
    text = LOCKS[lock].read_text(encoding="utf-8")
    entries = re.split(r"(?m)^(?=[a-z0-9])", text)[1:]
    assert [entry for entry in entries if not re.match(r"[\w.-]+==\S+ \\\n +--hash=sha256:[0-9a-f]{64}\b", entry)] == []
    assert re.findall(r"://|(?m:^ *--(?!hash=).*)|\S+@\S+", text) == []


def pinned(lock: str) -> dict[str, str]:
    """Each package of a lock file with its version."""
    return dict(re.findall(r"(?m)^([\w.-]+)==(\S+)", LOCKS[lock].read_text(encoding="utf-8")))


def required(*extras: str) -> list[Requirement]:
    """What ``pyproject.toml`` asks for at run time, and in the extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [
        Requirement(text)
        for texts in [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
        for text in texts
    ]


@pytest.mark.parametrize(("lock", "extras"), [("run", []), ("dev", ["dev", "verify"])])
def test_locks_fit_what_the_project_asks_for(lock: str, extras: list[str]) -> None:
    versions = pinned(lock)
    unmet = [
        str(item) for item in required(*extras) if versions.get(canonicalize_name(item.name), "0") not in item.specifier
    ]
    assert unmet == []


def test_development_and_run_time_use_the_same_versions() -> None:
    assert pinned("run").items() <= pinned("dev").items()


def test_every_package_that_the_product_imports_is_asked_for() -> None:
    """What comes only because another package needs it today may be gone tomorrow."""
    imported = {
        name.split(".")[0]
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import) or (isinstance(node, ast.ImportFrom) and not node.level)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [item.name for item in node.names])
    }
    foreign = imported - sys.stdlib_module_names - {"triage"}
    owners = {"z3": ["z3-solver"], **packages_distributions()}  # which an extra asks for, so it may not be there
    asked = {canonicalize_name(item.name) for item in required("verify")}
    asked.add(canonicalize_name("pydantic-core"))  # which is a part of pydantic
    assert {name for name in foreign if asked.isdisjoint(map(canonicalize_name, owners.get(name, [])))} == set()


@pytest.mark.parametrize(("name", "unsafe"), [("weasyprint", "69.9"), ("jinja2", "3.1.5")])
def test_versions_with_known_holes_are_refused(name: str, unsafe: str) -> None:
    """WeasyPrint before 70 may fetch what its fetcher refused; Jinja before 3.1.6 can be led out of its sandbox."""
    (asked,) = (item for item in required() if canonicalize_name(item.name) == name)
    assert unsafe not in asked.specifier


def test_the_readme_names_only_targets_that_make_knows() -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    named = set(re.findall(r"(?m)(?:`|^\s*\$? ?)make ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"run", "test"} <= named <= targets

"""Reading one YAML file into plain values, remembering on which line each key stands."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from linli.packs.faults import Fault, Loc, shown

TAG = "tag:yaml.org,2002:"
PLAIN = YAML(typ="safe", pure=True).constructor
LARGEST = 2_000_000  # bytes; a pack's file has a few thousand


@dataclass
class Page:
    """A file as read: its values, the line of each key, and what was wrong with the YAML itself."""

    file: str
    data: Any = None
    lines: dict[Loc, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, loc: Loc) -> int:
        """The line of a key, or of the nearest thing around it."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def fault(self, loc: Loc, sentence: str) -> Fault:
        """A fault at a key of this file."""
        return Fault(self.file, self.line(loc), self.named(loc), sentence)

    def named(self, loc: Loc) -> str:
        """The key as a path: roles[grid_worker].permissions[2]."""
        at, said = self.data, ""
        for part in loc:
            at = _step(at, part)
            if isinstance(part, str):
                said += f".{part}" if said else part
            else:
                said += f"[{at['key'] if isinstance(at, dict) and isinstance(at.get('key'), str) else part + 1}]"
        return said


def read(path: Path) -> Page:
    """Read a file. What is wrong with it is in the page's faults; nothing is raised."""
    page = Page(path.name)
    try:
        if path.stat().st_size > LARGEST:
            page.faults.append(Fault(path.name, 0, "", "expected a file of at most 2 MB, found a larger one."))
            return page
        root = YAML(typ="safe", pure=True).compose(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        page.faults.append(Fault(path.name, 0, "", "expected text in UTF-8, found something else."))
    except OSError as error:
        page.faults.append(Fault(path.name, 0, "", f"expected a readable file, found: {error.strerror}."))
    except YAMLError as error:
        page.faults.append(_broken(path.name, error))
    else:
        page.data = _plain(root, (), page, frozenset()) if root else None
    return page


def _broken(file: str, error: YAMLError) -> Fault:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    problem = (error.problem if isinstance(error, MarkedYAMLError) else str(error)) or "something else"
    return Fault(file, mark.line + 1 if mark else 0, "", f"expected YAML, found: {problem}.")


def _plain(node: Node, loc: Loc, page: Page, above: frozenset[int]) -> Any:
    """The node's value, its lines noted on the page; `above` are the nodes it lies in."""
    page.lines.setdefault(loc, node.start_mark.line + 1)
    if id(node) in above:
        page.faults.append(page.fault(loc, "expected a value, found a reference to what it lies in."))
        return None
    inside = above | {id(node)}
    if isinstance(node, MappingNode):
        return _mapping(node, loc, page, inside)
    if isinstance(node, SequenceNode):
        return [_plain(each, (*loc, at), page, inside) for at, each in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: MappingNode, loc: Loc, page: Page, inside: frozenset[int]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, ScalarNode) else shown([])
        here, line = (*loc, key), key_node.start_mark.line + 1
        if key in values:
            first = page.lines[here]
            sentence = f"expected each key once, found “{key}” again; it stands on line {first} already."
            page.faults.append(Fault(page.file, line, page.named(here), sentence))
            continue
        page.lines[here] = line
        values[key] = _plain(value_node, here, page, inside)
    return values


def _scalar(node: Node) -> Any:
    if (node.tag or "").removeprefix(TAG) in ("null", "bool", "int", "float"):
        return PLAIN.construct_object(node)
    return node.value


def _step(at: Any, part: str | int) -> Any:
    if isinstance(part, str):
        return at.get(part) if isinstance(at, dict) else None
    return at[part] if isinstance(at, list) and part < len(at) else None

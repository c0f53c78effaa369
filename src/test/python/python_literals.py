"""Has CPython read snippets of Python, and run the generated ones, and stores what it makes of them.

Usage: python_literals.py SNIPPETS > literals.json

`tree` is the syntax tree with offsets, or null where CPython refuses the text; `value` is what
ast.literal_eval gives; `shown` holds the arguments of every call of show() of a program that ran to
its end. The generated programs only compute: they import no more than os and what is defined here.
"""

import ast
import json
import signal
import sys
import types
import warnings

from python_snippets import snippets
from python_trees import printed

LONGEST = 20_000


def stored(value):
    """A value with its type, as JSON."""
    match value:
        case bool() | None:
            return [type(value).__name__, str(value)]
        case int():
            return ["int", str(value)]
        case float():
            return ["float", repr(value)]
        case str():
            return ["str", value]
        case bytes():
            return ["bytes", value.decode("latin-1")]
        case list() | tuple():
            return [type(value).__name__, [stored(each) for each in value]]
        case set():
            return ["set", sorted([stored(each) for each in value], key=str)]
        case dict():
            return ["dict", [[stored(key), stored(each)] for key, each in value.items()]]
    return ["other", type(value).__name__]


def literal(source):
    try:
        return stored(ast.literal_eval(source))
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return None


class Opened:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


def shown(program):
    calls = []

    def show(*positional, **named):
        calls.append([[stored(each) for each in positional], {key: stored(each) for key, each in named.items()}])

    module = types.ModuleType("shown")
    module.show, module.opened = show, Opened
    sys.modules["shown"] = module
    signal.alarm(1)
    try:
        exec(compile(program, "program", "exec"), {"__name__": "__main__"})
    except (Exception, Endless):  # what is shown before an error is no promise
        return None
    finally:
        signal.alarm(0)
    return calls if len(str(calls)) <= LONGEST else None


class Endless(BaseException):
    """A program that does not end by itself."""


def endless(*_):
    raise Endless


def main():
    if sys.version_info < (3, 12):
        sys.exit("the offsets inside of f-strings need CPython 3.12 or newer; set PYTHON")
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, endless)
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        written = file.read()
    entries = []
    for name, code in snippets(written):
        entry = {"name": name, "code": code, "tree": printed(code)}
        value = literal(code)
        if value is not None:
            entry["value"] = value
        if name.startswith("program-"):
            calls = shown(code)
            if calls is None:
                continue
            entry["shown"] = calls
        entries.append(entry)
    print("[\n" + ",\n".join(json.dumps(entry) for entry in entries) + "\n]")


if __name__ == "__main__":
    main()

"""Holds cases against a real parser and stores what it ended with."""

import contextlib
import io
import json
import os
import platform
import re
import sys
import tempfile
from importlib.metadata import version


def number(value):
    """What the parser ended with, exactly: a float by its shortest text, a string as such."""
    if value is None or isinstance(value, (bool, list, dict)):
        return {"other": type(value).__name__}
    if isinstance(value, str):
        return {"string": value}
    return repr(float(value))


TARGET = os.path.abspath(sys.argv[1])
READ = None


def all_of(cases, read):
    """Every case with its outcome; a case that the parser refuses has the kind of its refusal."""
    global READ
    READ = read
    held = []
    home = os.getcwd()
    for case in cases:
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            for path, text in case.get("files", {}).items():
                os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
                with open(path, "w") as file:
                    file.write(text)
            said = io.StringIO()
            try:
                with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
                    outcome = read(case)
            except SystemExit:
                outcome = {"refused": kind(said.getvalue())}
            except Exception as refusal:  # whatever the real parser raises is its answer
                outcome = {"refused": kind(type(refusal).__name__ + ": " + str(refusal))}
            finally:
                os.chdir(home)
            held.append({**case, "outcome": outcome})
    return held


RATE = ("learning_rate", "learning-rate", "learning_r", "learning-r", "lr ", "lr:", "--lr", "--learning")


def kind(message):
    """`rate` where the refusal is about the rate; anything else refuses the job as a whole."""
    text = re.sub(re.escape(tempfile.gettempdir()) + r"/\w+", "/tmp", message).strip().splitlines()
    last = " ".join(text[-3:])
    if "error: argument" in last:
        last = last[last.index("error: argument"):].split(":")[1]
        return "rate" if "learning" in last else "other flag"
    if "ambiguous option" in last:
        return "rate" if "--l" in last else "other flag"
    if "not used by the HfArgumentParser" in last or "unrecognized arguments" in last or "Unknown" in last:
        return "unknown flag"
    return "rate" if any(name in last for name in RATE) else "other: " + last[:60]


def store(name, packages, held, cases):
    path = os.path.join(TARGET, name + ".json")
    head = {
        "framework": name,
        "versions": {package: version(package) for package in packages} | {"python": platform.python_version()},
        "held": held,
        "count": len(cases),
    }
    with open(path, "w") as file:
        file.write(json.dumps(head)[:-1] + ', "cases": [\n')
        file.write(",\n".join(json.dumps(case, separators=(",", ":")) for case in cases))
        file.write("\n]}\n")
    refused = sum("refused" in case["outcome"] for case in cases)
    print(f"{name}: {len(cases)} cases, {refused} refused")
    patched(name)


def patched(name):
    """The commands that PatchedCommandsTest wrote, as Tenfold patches them, with what the parser ends with."""
    path = os.path.join(TARGET, "patched", name + ".json")
    if not os.path.exists(path):
        return
    with open(path) as file:
        commands = json.load(file)
    held = all_of(commands, READ)
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case, separators=(",", ":"), ensure_ascii=False) for case in held) + "\n]\n")
    print(f"{name}: {len(held)} patched commands")

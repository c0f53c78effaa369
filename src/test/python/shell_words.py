"""Runs generated scripts with the real sh (dash and bash) and bash and stores the words that they expand to.

Usage: shell_words.py SCRIPTS COUNT [FIRST_SEED] > words.json

SCRIPTS holds hand-written scripts, each after a line "=== name" or "=== bash: name"; COUNT more are
generated. Every script calls `show WORD...`; here that writes its arguments, for Tenfold it is a
command like any other.
"""

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from shell_scripts import Script

# bash as an image has it that links sh to bash
SHELLS = {"bash": ["bash"], "sh": ["dash"], "posix": ["bash", "--posix"]}
SHOW = r"""show() { printf '%s\037' "$@"; printf '\036'; }
"""
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "GIVEN": "from the  object", "RATE": "2e-5"}
PARAMETERS = ["first", "second word", ""]


def run(shell, script):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(shell + ["-c", SHOW + script, "name"] + PARAMETERS, cwd=folder, env=ENVIRONMENT,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=20, check=False)
    if done.stderr:
        return None
    shown = done.stdout.decode(errors="replace").split("\036")[:-1]
    return [call.split("\037")[:-1] for call in shown]


def entry(name, script, bash_only):
    """What a script shows; None where a shell complains about it, for then it shows nothing."""
    try:
        found = {shell: run(SHELLS[shell], script) for shell in (["bash"] if bash_only else SHELLS)}
    except subprocess.TimeoutExpired:
        return None
    return None if None in found.values() else {"name": name, "script": script} | found


def generated(seed):
    return entry("seed-%d" % seed, Script(seed, seed % 2 == 0).whole(), seed % 2 == 0)


def written(path):
    with open(path, encoding="utf-8") as file:
        blocks = ("\n" + file.read()).split("\n=== ")[1:]
    for block in blocks:
        name, script = block.split("\n", 1)
        found = entry(name, script, name.startswith("bash: "))
        if found is None:
            sys.exit("a shell complains about: " + name)
        yield found


def main():
    entries = list(written(sys.argv[1]))
    count = len(entries) + int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with ThreadPoolExecutor(4) as pool:
        while len(entries) < count:
            entries += [each for each in pool.map(generated, range(seed, seed + 64)) if each is not None]
            seed += 64
    json.dump({"environment": ENVIRONMENT, "parameters": PARAMETERS, "scripts": entries[:count]}, sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()

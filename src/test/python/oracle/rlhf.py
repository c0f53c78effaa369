"""OpenRLHF's scripts, whose parsers stand in their main part: they are run until they have parsed."""

import argparse
import os
import runpy
import sys

import cases
import stubs

stubs.stand_in()
stubs.bare("openrlhf")

FOLDER = os.path.join(sys.modules["openrlhf"].__path__[0], "cli")


class Parsed(Exception):
    """Ends a script with what it has parsed."""


parse = argparse.ArgumentParser.parse_args


def stop(self, *args, **kwargs):
    raise Parsed(parse(self, *args, **kwargs))


argparse.ArgumentParser.parse_args = stop


def parsed(script, argv):
    sys.argv = [script, *argv]
    try:
        runpy.run_path(os.path.join(FOLDER, f"train_{script}.py"), run_name="__main__")
    except Parsed as end:
        return vars(end.args[0])
    raise AssertionError("the script did not parse")


def of_rate(rng, name):
    """The rates of others are always right: what is refused is the policy's."""
    if name.startswith(("--critic", "--muon")):
        return cases.flag(rng, name, "1e-4")
    return cases.flag(rng, name, None if rng.random() < 0.03 else cases.number(rng))


def made(rng, count, scripts, flags):
    """Command lines of the rate's, the adapter's and other flags, as `flags` spells them."""
    for i in range(count):
        script = rng.choice(scripts)
        rate = flags["actor"] if script.startswith("ppo") else flags["rate"]
        parts = [of_rate(rng, rng.choice(rate)) for _ in range(rng.choice([0, 1, 1, 2]))]
        if rng.random() < 0.7:
            parts.append(cases.flag(rng, rng.choice(flags["rank"]), rng.choice(["0", "8", "64", "128", "x"] if rng.random() < 0.3 else ["16"])))
        if rng.random() < 0.6:
            parts.append([rng.choice(flags["four"])])
        parts += [rng.choice(flags["other"]) for _ in range(rng.choice([1, 2]))]
        parts.append(flags["model"][script.startswith("ppo")])
        rng.shuffle(parts)
        program = [["deepspeed", "--module", f"openrlhf.cli.train_{script}"], ["python3", "-m", f"openrlhf.cli.train_{script}"]][i % 2]
        yield {"program": program, "argv": [word for part in parts for word in part]}

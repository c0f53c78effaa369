"""What a person might give a program of python-fire."""

import cases


def rate(rng, name):
    return cases.flag(rng, rng.choice([f"--{name}", f"--{name}", f"--{name}", f"--{name.replace('_', '-')}", f"-{name}"]),
                      cases.number(rng) if rng.random() < 0.9 else rng.choice(["0x10", "(1e-4)", "'2e-5'", "[1e-4]", "1e-4 ", "--"]))


def words(rng, parts):
    rng.shuffle(parts)
    return [word for part in parts for word in part]

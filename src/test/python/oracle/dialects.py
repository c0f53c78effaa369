"""How the readers of recipes type a plain scalar: PyYAML, OmegaConf, jsonargparse, ruamel.yaml and json, over texts that look like numbers."""

import io
import json
import os
import platform
import sys
from importlib.metadata import version

import jsonargparse
import omegaconf
import ruamel.yaml
import yaml

TEXTS = """2e-5 2E-5 +2e-5 -2e-5 2e-05 2e5 2e+5 2.0e-5 2.0E-05 2.0e5 2.0e+5 2.e-5 .2e-4 .2e4 +.2e-4 -.2e-4 .00002 0.00002 00.0002 0.0002 -0.0002
1_000 1_0.0e-6 2_0e-6 1__0 _1 1_ 1._0 0.0_1 1e1_0 3 +3 -3 0 -0 00 007 010 0o10 0x10 0X10 0b11 0b2 1:30 1:30.5 1:99 190:20:30 1e400 1.0e400 1e-400
.inf -.inf +.inf .Inf .nan .NaN inf nan Infinity NaN True true TRUE yes Yes on off n y no null Null ~ None 1/50000 2e 2e-
.5 . 5. 1.2.3 2e-5f 0.1e 1e-4e""".split()


def kind(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    return "number" if isinstance(value, (int, float)) else "string"


def outcome(read, text):
    try:
        value = read(text)
    except Exception:  # the reader refuses the whole file
        return {"kind": "refused"}
    told = {"kind": kind(value)}
    if told["kind"] == "number":
        told["value"] = repr(float(value)) if abs(value) < 10**300 or isinstance(value, float) else "inf"
    return told


def ruamel_load(text):
    return ruamel.yaml.YAML(typ="safe", pure=True).load(io.StringIO(f"key: {text}\n"))["key"]


def omegaconf_load(text):
    with open("dialect.yaml", "w") as file:
        file.write(f"key: {text}\n")
    try:
        return omegaconf.OmegaConf.load("dialect.yaml").key
    finally:
        os.remove("dialect.yaml")


def jsonargparse_load(text):
    return jsonargparse._loaders_dumpers.yaml_load(text)


READERS = {
    "PYYAML": lambda text: yaml.safe_load(f"key: {text}\n")["key"],
    "OMEGACONF": omegaconf_load,
    "PYYAML_EXPONENTS": lambda text: jsonargparse_load(f"key: {text}\n")["key"],
    "YAML_1_2": ruamel_load,
    "JSON": lambda text: json.loads(f'{{"key": {text}}}')["key"],
}

packages = ["PyYAML", "omegaconf", "jsonargparse", "ruamel.yaml"]
rows = [{"text": text, **{name: outcome(read, text) for name, read in READERS.items()}} for text in TEXTS]
with open(os.path.join(sys.argv[1], "numbers.json"), "w") as file:
    head = {"versions": {package: version(package) for package in packages} | {"python": platform.python_version()}, "count": len(rows)}
    file.write(json.dumps(head)[:-1] + ', "texts": [\n')
    file.write(",\n".join(json.dumps(row) for row in rows))
    file.write("\n]}\n")
print(f"dialects: {len(rows)} texts")

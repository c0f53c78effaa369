"""fms-hf-tuning: flags of HfArgumentParser, or JSON that two variables name, which replaces them."""

import base64
import importlib.abc
import importlib.machinery
import json
import os
import sys
import types

import cases
import hold
from transformers import TrainingArguments

# It looks for a GPU through torch, which is not installed; it sets neither the rate nor the method.
TrainingArguments.__post_init__ = lambda self: None


class Stub(types.ModuleType):
    """A module of which every name is an empty class: what trains, and the base classes of peft, whose fields it hides."""

    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {"__init__": lambda self, *a, **k: None, "__post_init__": lambda self: None,
                               "__class_getitem__": classmethod(lambda cls, item: cls)})


class Stubs(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    packages = ("torch", "peft", "accelerate", "datasets", "trl", "fms_acceleration", "tuning.data", "tuning.trackers", "tuning.trainercontroller")
    modules = ("transformers.trainer", "transformers.modeling_utils")

    def find_spec(self, name, path=None, target=None):
        inside = any(name == package or name.startswith(package + ".") for package in self.packages)
        return importlib.machinery.ModuleSpec(name, self, is_package=True) if inside or name in self.modules else None

    def create_module(self, spec):
        return Stub(spec.name)

    def exec_module(self, module):
        pass


sys.meta_path.insert(0, Stubs())
from tuning import sft_trainer
from tuning.config import peft_config
from tuning.utils.config_utils import get_json_config

REQUIRED = {"model_name_or_path": "org/model", "training_data_path": "/data", "output_dir": "/out"}
JSON_RATES = [2e-5, 0.0002, 1e-4, 1, "2e-5", "2.0e-5", None, 0, -1e-5, 5e-6]
METHODS = ["lora", "none", "pt", "LoRA", "alora", None]
QUANTISED = [("auto_gptq", ["triton_v2"]), ("bnb_qlora", ["nf4"]), ("bnb_qlora", ["fp4", "no_peft"]), ("quantization_method", "mxfp4")]
PATH, ENCODED = "SFT_TRAINER_CONFIG_JSON_PATH", "SFT_TRAINER_CONFIG_JSON_ENV_VAR"


def config(rng):
    settings = dict(REQUIRED)
    if rng.random() < 0.85:
        settings["learning_rate"] = rng.choice(JSON_RATES)
    if rng.random() < 0.75:
        settings["peft_method"] = rng.choice(METHODS)
    if rng.random() < 0.5:
        settings.update([rng.choice(QUANTISED)])
    settings |= rng.choice([{}, {"unknown_key": 1}, {"lora_alpha": 16}, {"multiGPU": {"num_processes": 2}}, {"num_train_epochs": 3.0}])
    return json.dumps(settings if rng.random() > 0.03 else {}, indent=rng.choice([None, 2]))


def words(rng):
    parts = [[f"--{key}", value] for key, value in REQUIRED.items()]
    parts += [cases.hf_rate(rng) for _ in range(rng.choice([0, 1, 1, 1, 2]))]
    if rng.random() < 0.75:
        parts.append(cases.flag(rng, "--peft_method", rng.choice(["lora", "none", "pt", "LoRA", "NONE", "alora"])))
    if rng.random() < 0.5:
        key, value = rng.choice(QUANTISED)
        parts.append(["--" + key, *(value if isinstance(value, list) else [value])])
    parts += rng.sample([["--num_train_epochs", "3"], ["--lora_alpha", "16"], ["--max_steps", "-1"], ["--unknown", "1"]], rng.choice([0, 1]))
    rng.shuffle(parts)
    return [word for part in parts for word in part]


def made():
    rng = cases.of("fms-hf-tuning")
    for _ in range(500):
        files, env, argv = {}, {}, []
        if rng.random() < 0.4:
            files["config.json"] = config(rng)
            env[PATH] = "/work/config.json"
        if rng.random() < 0.3:
            env[ENCODED] = base64.b64encode(config(rng).encode()).decode()
        if not env or rng.random() < 0.5:
            argv = words(rng)
        yield {"program": ["python", "-m", "tuning.sft_trainer"], "argv": argv, **({"files": files} if files else {}), **({"env": env} if env else {})}


def read(case):
    for name in (PATH, ENCODED):
        os.environ.pop(name, None)
    os.environ.update({name: value.removeprefix("/work/") for name, value in case.get("env", {}).items()})
    sys.argv = ["sft_trainer.py", *case["argv"]]
    _, _, training, _, adapter, quantization, quantised, *_ = sft_trainer.parse_arguments(sft_trainer.get_parser(), get_json_config())
    if isinstance(training.learning_rate, str):
        raise TypeError("learning_rate is a string, and the optimizer compares it with a number")
    found = {"rate": hold.number(training.learning_rate), "stage": "sft"}
    if adapter is None:
        found["method"] = "full"
    elif isinstance(adapter, peft_config.LoraConfig):
        found["method"] = "lora"
        # an empty list is false, and so is this dataclass, which is a list for argparse's sake
        if quantization is not None or quantised.auto_gptq is not None or quantised.bnb_qlora is not None:
            found["method"] = "qlora"
    return found


hold.store("fms-hf-tuning", ["fms-hf-tuning", "transformers"],
           "tuning.sft_trainer.get_parser, parse_arguments and get_json_config; torch, peft, trl and what trains are stubs; "
           "TrainingArguments.__post_init__ is not run: it asks torch for a GPU; a rate that stays a string is a refusal: "
           "the optimizer compares it with a number",
           hold.all_of(made(), read))

"""TRL's scripts: trl/scripts/*.py parse with TrlParser; `trl sft` parses once more before them."""

import importlib
import importlib.util
import os
import sys
import types

import cases
import hold
import trl
from transformers import TrainingArguments

# These look for a GPU through torch, which is not installed; they set neither the rate nor the method.
TrainingArguments.__post_init__ = lambda self: None
TrainingArguments.device = types.SimpleNamespace(type="cpu")
TrainingArguments.n_gpu = 1
TrainingArguments.world_size = 1

SCRIPTS = ["sft", "dpo", "grpo", "kto", "reward", "rloo"]
# Examples of experimental trainers, which make the same parser with a configuration of their own.
EXAMPLES = {"orpo": ("orpo", "ORPOConfig", "orpo"), "cpo": ("cpo", "CPOConfig", "cpo"), "gkd": ("gkd", "GKDConfig", "sft"),
            "gold": ("gold", "GOLDConfig", "sft"), "tpo": ("tpo", "TPOConfig", "dpo"), "dpo_online": ("online_dpo", "OnlineDPOConfig", "dpo")}
BOOLS = ["use_peft", "load_in_4bit", "load_in_8bit"]


def made():
    rng = cases.of("trl")
    for i in range(900):
        name = rng.choice(SCRIPTS)
        start = ["--model_name_or_path", "org/model"]
        files = {}
        argv = cases.hf_argv(rng, BOOLS, start)
        if rng.random() < 0.5:
            files["recipe.yaml"] = cases.yaml_recipe(rng, BOOLS, {"model_name_or_path": "org/model"})
            word = ["--config=recipe.yaml"] if rng.random() < 0.04 else ["--config", "recipe.yaml"]
            argv = word + argv if rng.random() < 0.5 else argv + word
            if rng.random() < 0.5:
                argv = word
        program = ["trl", name] if i % 2 else ["python", f"/opt/trl/scripts/{name}.py"]
        yield {"program": program, "argv": argv, **({"files": files} if files else {})}
    for _ in range(400):
        name = rng.choice(list(EXAMPLES))
        argv = cases.hf_argv(rng, BOOLS, ["--model_name_or_path", "org/model"])
        files = {}
        if rng.random() < 0.6:
            files["recipe.yaml"] = cases.yaml_recipe(rng, BOOLS, {"model_name_or_path": "org/model"})
            if rng.random() < 0.2:
                files["recipe.yaml"] += "env: " + rng.choice(["{A: b}", "{}", "false", "text", "[A]", "null"]) + "\n"
            argv = rng.choice([["--config", "recipe.yaml"], ["--config", "recipe.yaml", *argv], [*argv, "--config", "recipe.yaml"]])
            if rng.random() < 0.1:
                files["other.yaml"] = cases.yaml_recipe(rng, BOOLS, {"model_name_or_path": "org/model"})
                argv += ["--config", "other.yaml"]
        if name == "cpo" and rng.random() < 0.5:
            argv += ["--loss_type", rng.choice(["simpo", "sigmoid"])]
        yield {"program": ["python", f"/opt/trl/examples/scripts/{name}.py"], "argv": argv, **({"files": files} if files else {})}


def example(name):
    folder, config, _ = EXAMPLES[name]
    # the package's __init__ imports the trainer and with it torch; the configuration's own file does not
    module = sys.modules.get("trl_" + folder)
    if module is None:
        path = os.path.join(os.path.dirname(trl.__file__), "experimental", folder, folder + "_config.py")
        spec = importlib.util.spec_from_file_location(f"trl.experimental.{folder}.{folder}_config", path)
        module = sys.modules["trl_" + folder] = importlib.util.module_from_spec(spec)
        sys.modules.setdefault(f"trl.experimental.{folder}", types.ModuleType(f"trl.experimental.{folder}"))
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
    return trl.TrlParser((trl.ScriptArguments, getattr(module, config), trl.ModelConfig))


def read_example(case, name):
    parsed = example(name).parse_args_and_config(case["argv"])
    found = {key: value for part in parsed for key, value in vars(part).items()}
    stage = "simpo" if found.get("loss_type") == "simpo" and name == "cpo" else EXAMPLES[name][2]
    return {"rate": hold.number(found["learning_rate"]), "method": method(found), "stage": stage}


def method(found):
    """As get_peft_config and get_quantization_config (trl/trainer/utils.py) take them."""
    return "full" if not found["use_peft"] else "qlora" if found["load_in_4bit"] or found["load_in_8bit"] else "lora"


def read(case):
    if "/examples/" in case["program"][-1]:
        return read_example(case, case["program"][-1].split("/")[-1].removesuffix(".py"))
    name = case["program"][-1].split("/")[-1].removesuffix(".py")
    parser = importlib.import_module("trl.scripts." + name).make_parser()
    if case["program"][0] == "trl":
        *_, of_file, of_line = parser.parse_args_and_config(
            case["argv"], return_remaining_strings=True, separate_remaining_strings=True)
        if of_line:
            return {"refused": "unknown flag"}
    parsed = importlib.import_module("trl.scripts." + name).make_parser().parse_args_and_config(
        case["argv"], fail_with_unknown_args=False)
    found = {}
    for part in parsed:
        found |= {key: value for key, value in vars(part).items() if key in [*BOOLS, "learning_rate"]}
    return {"rate": hold.number(found["learning_rate"]), "method": method(found), "stage": name, "flags": {k: found[k] for k in BOOLS}}


hold.store("trl", ["trl", "transformers"],
           "trl.scripts.*.make_parser() and TrlParser.parse_args_and_config, for the examples with the configurations of trl.experimental; TrainingArguments.__post_init__ is not run: it asks torch for a GPU",
           hold.all_of(made(), read))

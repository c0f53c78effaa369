"""TRL's scripts: trl/scripts/*.py parse with TrlParser; `trl sft` parses once more before them."""

import importlib
import types

import cases
import hold
from transformers import TrainingArguments

# These look for a GPU through torch, which is not installed; they set neither the rate nor the method.
TrainingArguments.__post_init__ = lambda self: None
TrainingArguments.device = types.SimpleNamespace(type="cpu")
TrainingArguments.n_gpu = 1
TrainingArguments.world_size = 1

SCRIPTS = ["sft", "dpo", "grpo", "kto", "reward", "rloo"]
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


def read(case):
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
    # trl/trainer/utils.py get_peft_config and get_quantization_config
    method = "full" if not found["use_peft"] else "qlora" if found["load_in_4bit"] or found["load_in_8bit"] else "lora"
    return {"rate": hold.number(found["learning_rate"]), "method": method, "stage": name, "flags": {k: found[k] for k in BOOLS}}


hold.store("trl", ["trl", "transformers"],
           "trl.scripts.*.make_parser() and TrlParser.parse_args_and_config; TrainingArguments.__post_init__ is not run: it asks torch for a GPU",
           hold.all_of(made(), read))

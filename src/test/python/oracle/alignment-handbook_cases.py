"""The alignment-handbook up to 0.3: its H4ArgumentParser, which takes a recipe and --key=value."""

import importlib.util
import sys

import cases
import hold
import transformers

# These look for a GPU through torch, which is not installed; they set neither the rate nor the method.
transformers.TrainingArguments.__post_init__ = lambda self: None
transformers.MODEL_FOR_CAUSAL_LM_MAPPING = {}

# Its __init__ imports torch; the parser's own file does not.
spec = importlib.util.find_spec("alignment").submodule_search_locations[0]
source = importlib.util.spec_from_file_location("alignment_configs", spec + "/configs.py")
configs = importlib.util.module_from_spec(source)
sys.modules["alignment_configs"] = configs
source.loader.exec_module(configs)

SCRIPTS = {"sft": configs.SFTConfig, "cpt": configs.SFTConfig, "dpo": configs.DPOConfig}
STAGES = {"sft": "sft", "cpt": "pretrain", "dpo": "dpo"}
BOOLS = ["use_peft", "load_in_4bit", "load_in_8bit"]


def words(rng):
    parts = []
    for _ in range(rng.choice([0, 1, 1, 1, 2])):
        name = rng.choices(["--learning_rate", "--learning-rate", "-learning_rate", "learning_rate", "--learning_r", "--lr",
                            "---learning_rate", "--learning_rate-"], [40, 6, 3, 3, 3, 3, 1, 1])[0]
        value = cases.number(rng)
        parts.append([f"{name}={value}"] if rng.random() < 0.93 else [name, value] if rng.random() < 0.5 else [f"{name}={value}=x"])
    for name in BOOLS:
        if rng.random() < 0.35:
            parts.append([f"--{name}=" + rng.choice(["true", "True", "false", "False", "1", "0", "yes", "TRUE", ""])])
    parts += rng.sample([["--lora_r=16"], ["--num_train_epochs=3"], ["--unknown=1"], ["--optim=adamw_bnb_8bit"], ["--seed=1"]],
                        rng.choice([0, 1, 2]))
    rng.shuffle(parts)
    return [word for part in parts for word in part]


def made():
    rng = cases.of("alignment-handbook")
    for _ in range(500):
        name = rng.choice(list(SCRIPTS))
        recipe = cases.yaml_recipe(rng, BOOLS, {"model_name_or_path": "org/model", "output_dir": "out"})
        # a key that no dataclass has stops the parser; most recipes have none
        if rng.random() < 0.9:
            recipe = "".join(line + "\n" for line in recipe.splitlines()
                             if not line.startswith(("unknown_key", "learning-rate", "Learning_Rate", "nested", "env", "  A", "  learning")))
        argv = ["recipe.yaml"] + (words(rng) if rng.random() < 0.6 else [])
        yield {"program": ["python", f"scripts/run_{name}.py"], "argv": argv, "files": {"recipe.yaml": recipe}}


def read(case):
    name = case["program"][1].split("run_")[1].removesuffix(".py")
    sys.argv = [case["program"][1], *case["argv"]]
    model, _, training = configs.H4ArgumentParser((configs.ModelArguments, configs.DataArguments, SCRIPTS[name])).parse()
    if isinstance(training.learning_rate, str):
        raise TypeError("learning_rate is a string, and the optimizer compares it with a number")
    # alignment/model_utils.py get_peft_config and get_quantization_config
    method = "full" if model.use_peft is False else "qlora" if model.load_in_4bit or model.load_in_8bit else "lora"
    return {"rate": hold.number(training.learning_rate), "method": method, "stage": STAGES[name]}


hold.store("alignment-handbook", ["alignment-handbook", "trl", "transformers"],
           "alignment.configs.H4ArgumentParser.parse; TrainingArguments.__post_init__ is not run: it asks torch for a GPU; "
           "a rate that stays a string is a refusal: the optimizer compares it with a number",
           hold.all_of(made(), read))

"""The example scripts of transformers: HfArgumentParser over their arguments and TrainingArguments."""

import dataclasses
import json
import os
import sys
import typing

import cases
import hold
from transformers import HfArgumentParser, TrainingArguments

# It looks for a GPU through torch, which is not installed; it sets neither the rate nor the method.
TrainingArguments.__post_init__ = lambda self: None

TEXT = ["model_name_or_path", "model_type", "config_overrides", "config_name", "tokenizer_name", "cache_dir", "token", "dtype",
        "dataset_name", "dataset_config_name", "train_file", "validation_file"]
NUMBER = ["max_train_samples", "max_eval_samples", "block_size", "validation_split_percentage", "preprocessing_num_workers"]
SWITCH = {"use_fast_tokenizer": True, "trust_remote_code": False, "streaming": False, "overwrite_cache": False, "keep_linebreaks": True}

# The arguments of run_clm.py (examples/pytorch/language-modeling), which the package does not hold.
Arguments = dataclasses.make_dataclass("Arguments", [
    *((name, typing.Optional[str], dataclasses.field(default=None)) for name in TEXT),
    *((name, typing.Optional[int], dataclasses.field(default=None)) for name in NUMBER),
    *((name, bool, dataclasses.field(default=default)) for name, default in SWITCH.items())])

JSON_RATES = [2e-5, 0.0002, 1, "2e-5", "2.0e-5", None, 0, -1e-5, True, "text", 1e-4, 5e-6]
OTHER = [["--num_train_epochs", "3"], ["--bf16"], ["--lr_scheduler_type", "cosine"], ["--per_device_train_batch_size=2"], ["--block_size", "512"],
         ["--max_steps", "-1"], ["--streaming"], ["--no_keep_linebreaks"], ["--learning_rate_of_nobody", "1"], ["--optim", "adamw_bnb_8bit"]]


def words(rng, rates):
    parts = [cases.hf_rate(rng) for _ in range(rng.choice(rates))]
    parts += rng.sample(OTHER[:-1] if rng.random() < 0.9 else OTHER, rng.choice([0, 1, 2]))
    rng.shuffle(parts)
    return [word for part in parts for word in part]


def made():
    rng = cases.of("transformers")
    for _ in range(500):
        files = {}
        argv = ["--model_name_or_path", "org/model", "--dataset_name", "org/data", *words(rng, [0, 1, 1, 1, 1, 2])]
        if rng.random() < 0.3:
            files["run_clm.args"] = rng.choice([" ", "\n"]).join(words(rng, [1, 1, 2])) + rng.choice(["", "\n"])
        elif rng.random() < 0.3:
            settings = {"model_name_or_path": "org/model", "dataset_name": "org/data"}
            if rng.random() < 0.85:
                settings["learning_rate"] = rng.choice(JSON_RATES)
            text = json.dumps(settings, indent=rng.choice([None, 2]))
            if rng.random() < 0.1:
                text = text[:-1].rstrip() + ', "learning_rate": 9e-4}'
            files["config.json"] = text
            argv = ["config.json"]
        yield {"program": ["python", "run_clm.py"], "argv": argv, **({"files": files} if files else {})}


def read(case):
    sys.argv = [os.path.abspath("run_clm.py"), *case["argv"]]
    parser = HfArgumentParser((Arguments, TrainingArguments))
    if len(sys.argv) == 2 and sys.argv[1].endswith(".json"):
        _, training = parser.parse_json_file(json_file=os.path.abspath(sys.argv[1]))
        if isinstance(training.learning_rate, str):
            raise TypeError("learning_rate is a string, and the optimizer compares it with a number")
    else:
        _, training = parser.parse_args_into_dataclasses()
    return {"rate": hold.number(training.learning_rate)}


hold.store("transformers", ["transformers"],
           "HfArgumentParser over the fields of run_clm.py; TrainingArguments.__post_init__ is not run: it asks torch for a GPU; "
           "a rate that stays a string is a refusal: the optimizer compares it with a number",
           hold.all_of(made(), read))

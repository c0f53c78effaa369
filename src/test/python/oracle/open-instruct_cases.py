"""open-instruct is on no index: its parser's rules and the fields that matter are restated (open_instruct/utils.py, finetune.py, dpo_config.py)."""

import dataclasses
from dataclasses import dataclass

import cases
import hold
from transformers import HfArgumentParser


@dataclass
class FlatArguments:
    model_name_or_path: str = None
    learning_rate: float = 2e-5
    lr_scheduler_type: str = "linear"
    lora_rank: int = 64
    lora_alpha: float = 16
    lora_dropout: float = 0.1
    use_lora: bool = False
    use_qlora: bool = False
    use_8bit_optimizer: bool = False
    num_train_epochs: int = 2
    warmup_ratio: float = 0.03
    weight_decay: float = 0.0
    report_to: str = "all"
    seed: int = 42
    per_device_train_batch_size: int = 8


BOOLS = ["use_lora", "use_qlora", "use_8bit_optimizer"]


def made():
    rng = cases.of("open-instruct")
    for i in range(360):
        script = rng.choice(["finetune", "dpo_tune_cache"])
        if i % 2:
            argv = [word for word in cases.hf_argv(rng, BOOLS, ["--model_name_or_path", "org/model"])]
            yield {"program": ["accelerate", "launch", f"open_instruct/{script}.py"], "argv": argv}
            continue
        recipe = cases.yaml_recipe(rng, BOOLS, {"model_name_or_path": "org/model"})
        keep = [line for line in recipe.splitlines(True)
                if not line.startswith(("lora_r:", "unknown", "optim", "nested", "  learning", "env", "  A", "learning-rate", "Learning_Rate"))]
        words = []
        for _ in range(rng.choice([0, 0, 1, 2])):
            name = rng.choices(["--learning_rate", "--learning-rate", "learning_rate"], [6, 1, 1])[0]
            words += [f"{name}={cases.number(rng)}"] if rng.random() < 0.92 else [name, "2e-4"]
        for name in BOOLS[:2]:
            if rng.random() < 0.3:
                words.append(f"--{name}={rng.choice(['true', 'True', 'false', 'yes', '1', 'TRUE'])}" if rng.random() < 0.95 else f"--{name}")
        yield {"program": ["python", "-m", "open_instruct." + script], "argv": ["recipe.yaml", *words], "files": {"recipe.yaml": "".join(keep)}}


def yaml_and_args(parser, path, words):
    (found,) = parser.parse_yaml_file(path)
    given = {word.split("=")[0].strip("-"): word.split("=")[1] for word in words}
    fields = {f.name: f.type for f in dataclasses.fields(found)}
    for key, value in given.items():
        if key in fields:
            kind = fields[key]
            setattr(found, key, kind(value) if kind in (int, float) else value in ("true", "True") if kind is bool else value)
    return found


def read(case):
    argv = case["argv"]
    parser = HfArgumentParser(FlatArguments)
    if argv and argv[0].endswith(".yaml"):
        found = yaml_and_args(parser, argv[0], argv[1:]) if len(argv) > 1 else parser.parse_yaml_file(argv[0])[0]
    else:
        (found,) = parser.parse_args_into_dataclasses(argv, look_for_args_file=False)
    rate = found.learning_rate
    if isinstance(rate, str):
        0.0 <= rate  # noqa: B015  torch.optim.AdamW compares it, and ends the run
    method = "full" if not found.use_lora else "qlora" if found.use_qlora else "lora"
    return {"rate": hold.number(rate), "method": method, "stage": "sft" if "finetune" in case["program"][-1] else "dpo"}


hold.store("open-instruct", ["transformers"],
           "HfArgumentParser; the rules of ArgumentParserPlus and the fields of FlatArguments are restated by name and type",
           hold.all_of(made(), read))

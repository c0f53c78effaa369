"""Unsloth's command, `unsloth train` (typer from pydantic), and its script unsloth-cli.py, which is in no package: its options are restated."""

import argparse
import importlib.util
import sys
import types
from importlib.metadata import distribution
from pathlib import Path

import cases
import hold
import stub

stub.packages("unsloth_cli._inference", "unsloth_cli._studio_deps")


def module(name, path):
    """A module of unsloth_cli without its package, whose commands ask for a GPU."""
    spec = importlib.util.spec_from_file_location(name, path)
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made
    spec.loader.exec_module(made)
    return made


HOME = Path(distribution("unsloth").locate_file("unsloth_cli"))
sys.modules["unsloth_cli"] = types.ModuleType("unsloth_cli")
sys.modules["unsloth_cli"].__path__ = [str(HOME)]
config = module("unsloth_cli.config", HOME / "config.py")
module("unsloth_cli.options", HOME / "options.py")
sys.modules["unsloth_cli.commands"] = types.ModuleType("unsloth_cli.commands")
sys.modules["unsloth_cli.commands"].__path__ = [str(HOME / "commands")]
train = module("unsloth_cli.commands.train", HOME / "commands" / "train.py")

import typer  # noqa: E402

FOUND = {}


def caught(path):
    made = config.Config() if path is None else LOAD(path)
    FOUND["config"] = made
    return made


LOAD = train.load_config
train.load_config = caught
app = typer.Typer()
app.command()(train.train)
app.command("other")(lambda: None)
COMMAND = typer.main.get_command(app)


def script():
    parser = argparse.ArgumentParser()
    for name, kind in [("model_name", str), ("max_seq_length", int), ("dtype", str), ("dataset", str), ("r", int), ("lora_alpha", int),
                       ("lora_dropout", float), ("bias", str), ("use_gradient_checkpointing", str), ("random_state", int), ("loftq_config", str),
                       ("per_device_train_batch_size", int), ("gradient_accumulation_steps", int), ("warmup_steps", int), ("max_steps", int),
                       ("optim", str), ("weight_decay", float), ("lr_scheduler_type", str), ("seed", int), ("report_to", str),
                       ("logging_steps", int), ("output_dir", str), ("save_method", str), ("save_path", str), ("hub_path", str), ("hub_token", str)]:
        parser.add_argument("--" + name, type=kind)
    for name in ["load_in_4bit", "use_rslora", "save_model", "save_gguf", "push_model", "push_gguf"]:
        parser.add_argument("--" + name, action="store_true")
    parser.add_argument("--learning_rate", type=float, default=2e-4)
    parser.add_argument("--quantization", type=str, default="q8_0", nargs="+")
    return parser


def typed(rng):
    words = [["--model", "org/model"], ["--dataset", "org/data"]]
    for _ in range(rng.choice([0, 1, 1, 1, 2])):
        name = rng.choices(["--learning-rate", "--learning_rate", "--learning", "--lr"], [12, 2, 1, 1])[0]
        words.append(cases.flag(rng, name, cases.number(rng)))
    if rng.random() < 0.3:
        words.append([rng.choice(["--load-in-4bit", "--no-load-in-4bit", "--load_in_4bit"])])
    if rng.random() < 0.3:
        words.append(cases.flag(rng, "--training-type", rng.choice(["lora", "full", "LoRA", "qlora"])))
    if rng.random() < 0.4:
        words.append(rng.choice([["--lora-r", "16"], ["--use-rslora"], ["--num-epochs=1"], ["--packing"]]))
    return words


def recipe(rng):
    training = []
    if rng.random() < 0.8:
        training.append("learning_rate: " + rng.choice(cases.YAML_NUMBERS))
    if rng.random() < 0.5:
        training.append("load_in_4bit: " + rng.choice(cases.YAML_BOOLS))
    if rng.random() < 0.4:
        training.append("training_type: " + rng.choice(["lora", "full", "LORA", "' full '", "none"]))
    lines = ["model: org/model", "lora:\n  lora_r: 16"]
    if training:
        lines.append("training:\n  " + "\n  ".join(training))
    if rng.random() < 0.05:
        lines.append("learning_rate: 1e-4")
    rng.shuffle(lines)
    return "\n".join(lines) + "\n"


def scripted(rng):
    words = []
    for _ in range(rng.choice([0, 1, 1, 1, 2])):
        name = rng.choices(["--learning_rate", "--learning-rate", "--learn", "--le", "--l", "--lr"], [12, 1, 1, 1, 1, 1])[0]
        words.append(cases.flag(rng, name, cases.number(rng) if rng.random() < 0.97 else None))
    if rng.random() < 0.6:
        words.append([rng.choice(["--load_in_4bit", "--load_in_4bit", "--load", "--load_in_4bit=true"])])
    if rng.random() < 0.5:
        words.append(rng.choice([["--r", "16"], ["--use_rslora"], ["--optim", "adamw_8bit"], ["--quantization", "q4_k_m", "q8_0"], ["--lr_scheduler_type", "linear"]]))
    return words


def made():
    rng = cases.of("unsloth")
    for i in range(400):
        files = {}
        if i % 3 == 2:
            parts = scripted(rng)
            program = ["python", "/opt/unsloth/unsloth-cli.py"]
        else:
            parts = typed(rng)
            program = ["unsloth", "train"]
            if rng.random() < 0.6:
                files["train.yaml"] = recipe(rng)
                parts.append(rng.choice([["-c", "train.yaml"], ["--config", "train.yaml"], ["--config=train.yaml"]]))
                if rng.random() < 0.5:
                    parts = [parts[-1]]
        rng.shuffle(parts)
        yield {"program": program, "argv": [word for part in parts for word in part], **({"files": files} if files else {})}


def read(case):
    if case["program"][0] == "python":
        found = script().parse_args(case["argv"])
        if found.lr_scheduler_type not in (None, "linear", "cosine"):  # --lr is short for it, and TrainingArguments refuses a number
            raise ValueError("no such scheduler")
        return {"rate": hold.number(found.learning_rate), "method": "qlora" if found.load_in_4bit else "lora", "stage": "sft"}
    FOUND.clear()
    try:
        ended = COMMAND.main(["train", "--dry-run", *case["argv"]], standalone_mode=False)
    except Exception as refusal:
        raise ValueError(" ".join(getattr(refusal, "message", str(refusal)).split())) from None
    if ended:
        raise ValueError(" ".join(sys.stderr.getvalue().split()))
    found = FOUND["config"].training
    method = "full" if found.training_type != "lora" else "qlora" if found.load_in_4bit else "lora"
    return {"rate": hold.number(found.learning_rate), "method": method, "stage": "sft"}


hold.store("unsloth", ["unsloth", "typer", "click", "pydantic"],
           "the typer command unsloth_cli.commands.train with --dry-run and its pydantic Config; for unsloth-cli.py, which is in no package, "
           "argparse with its options restated by name and type",
           hold.all_of(made(), read))

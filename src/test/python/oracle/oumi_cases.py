"""Oumi: `oumi train -c FILE --training.learning_rate 1e-4`."""

import enum
import sys
import types

import cases
import hold
import stubs

stubs.stand_in("torch", "transformers", "peft", "trl", "datasets", "numpy", "pandas", "tqdm", "requests", "huggingface_hub", "pydantic")
stubs.bare("oumi", "oumi.core", "oumi.core.configs", "oumi.cli")

import huggingface_hub.errors  # noqa: E402
import peft.utils.peft_types  # noqa: E402

peft.utils.peft_types.TaskType = enum.Enum("TaskType", {"CAUSAL_LM": "CAUSAL_LM"}, type=str)
huggingface_hub.errors.HFValidationError = type("HFValidationError", (Exception,), {})

import oumi  # noqa: E402
import oumi.cli.cli_utils as cli_utils  # noqa: E402
import oumi.cli.train  # noqa: E402
import oumi.core.configs  # noqa: E402
import typer  # noqa: E402
from oumi.core.configs.training_config import TrainingConfig  # noqa: E402


class Telemetry:
    """What the command calls besides reading its configuration."""

    def tags(self, **_):
        pass

    @classmethod
    def get_instance(cls):
        return cls()


def module(name, **names):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__dict__.update(names)


ended = []
oumi.core.configs.TrainingConfig = TrainingConfig
TrainingConfig.finalize_and_validate = lambda self: None
module("oumi.core.distributed", set_random_seeds=lambda *_: None)
module("oumi.utils.torch_utils", device_cleanup=lambda: None, limit_per_process_memory=lambda: None)
module("oumi.telemetry", TelemetryManager=Telemetry)
command = oumi.cli.train.train
oumi.train = lambda config, verbose: ended.append(config)
app = typer.Typer(pretty_exceptions_enable=False)
app.command(context_settings=cli_utils.CONTEXT_ALLOW_EXTRA_ARGS)(command)

TRAINERS = ["TRL_SFT", "TRL_SFT", "TRL_DPO", "TRL_KTO", "TRL_GRPO", "TRL_GKD", "HF", "OUMI"]


def override(rng):
    kind = rng.random()
    if kind < 0.6:
        name = rng.choices(["--training.learning_rate", "--training.learning-rate", "training.learning_rate", "--training.lr", "--learning_rate",
                            "--training.learning_r", "--training[learning_rate]"], [40, 1, 1, 1, 1, 1, 1])[0]
        return cases.flag(rng, name, cases.number(rng))
    return cases.flag(rng, *rng.choice([
        ("--training.use_peft", rng.choice(["true", "True", "false", "yes", "1", "on"])), ("--peft.q_lora", rng.choice(["true", "false", "0", "True"])),
        ("--peft.q_lora_bits", "8"), ("--training.max_steps", "10"), ("--training.trainer_type", "TRL_DPO"), ("--peft.lora_r", "128"),
        ("--model.model_name", "org/other"), ("--training.optimizer", "adamw_8bit"), ("--training.warmup_ratio", "0.1"), ("--training.no_such_key", "1")]))


def recipe(rng):
    lines = ["model:", "  model_name: org/model", "training:", "  trainer_type: " + rng.choice(TRAINERS)]
    if rng.random() < 0.8:
        lines.append("  learning_rate: " + rng.choice(cases.YAML_NUMBERS))
    if rng.random() < 0.8:
        lines.append("  use_peft: " + rng.choice(["true", "True", "true", "false", "yes"]))
    if rng.random() < 0.6:
        lines += ["peft:", "  q_lora: " + rng.choice(["true", "True", "false", "on"])]
    return "\n".join(lines) + "\n"


def made():
    rng = cases.of("oumi")
    for i in range(500):
        parts = [override(rng) for _ in range(rng.choice([0, 1, 1, 2, 3]))]
        parts.append(rng.choice([["-c", "train.yaml"], ["--config", "train.yaml"], ["--config=train.yaml"]]))
        rng.shuffle(parts)
        program = [["oumi", "train"], ["torchrun", "--nproc_per_node=2", "-m", "oumi", "train"], ["oumi", "distributed", "torchrun", "-m", "oumi", "train"]]
        yield {"program": program[i % 3], "argv": [word for part in parts for word in part], "files": {"train.yaml": recipe(rng)}}


def read(case):
    ended.clear()
    try:
        app(case["argv"], standalone_mode=False)
    except typer.Exit:
        pass
    config = ended[-1]
    stage = {"TRL_SFT": "sft", "TRL_GKD": "sft", "TRL_DPO": "dpo", "TRL_KTO": "kto", "TRL_GRPO": "grpo"}.get(config.training.trainer_type.name, "unknown")
    method = "full" if not config.training.use_peft else "qlora" if config.peft.q_lora else "lora"
    return {"rate": hold.number(config.training.learning_rate), "method": method, "stage": stage}


hold.store("oumi", ["oumi", "omegaconf", "typer", "click"],
           "oumi.cli.train.train under typer; torch, transformers, peft and trl stand in, finalize_and_validate is not run: it asks the hub",
           hold.all_of(made(), read))

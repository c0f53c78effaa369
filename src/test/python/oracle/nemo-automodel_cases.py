"""NeMo Automodel: `automodel FILE --optimizer.lr 1e-4`."""

import os

import cases
import hold
import stubs

stubs.stand_in("torch", "transformers")
stubs.bare("nemo_automodel", "nemo_automodel.components", "nemo_automodel.components.config")

import nemo_automodel.components.config.loader as loader  # noqa: E402
from nemo_automodel.components.config._arg_parser import parse_args_and_load_config  # noqa: E402

# What a `_target_` names is not imported: most of it needs torch.
loader._resolve_target = lambda target: target


def override(rng):
    kind = rng.random()
    if kind < 0.55:
        return cases.flag(rng, "--optimizer.lr", None if rng.random() < 0.04 else cases.number(rng))
    return rng.choice([
        ["--optimizer.lr_", "1e-4"], ["--lr", "1e-4"], ["--optimizer.weight_decay=0.1"], ["--step_scheduler.max_steps", "10"],
        ["--peft", "None"], ["--peft.dim", "16"], ["--quantization.load_in_4bit", "True"], ["--quantization.load_in_4bit=false"],
        ["--quantization.load_in_4bit"], ["--lr_scheduler.max_lr", "3e-4"], ["--model.pretrained_model_name_or_path", "org/other"], ["--peft.dim=128"]])


def recipe(rng):
    lines = ["recipe: TrainFinetuneRecipeForNextTokenPrediction", "model:", "  _target_: nemo_automodel.NeMoAutoModelForCausalLM.from_pretrained",
             "  pretrained_model_name_or_path: org/model"]
    if rng.random() < 0.8:
        lines += ["peft:", "  _target_: nemo_automodel.components._peft.lora.PeftConfig", "  dim: 8"]
    if rng.random() < 0.6:
        lines += ["quantization:", "  load_in_4bit: " + rng.choice(["true", "True", "false", '"true"']), "  load_in_8bit: false"]
    lines += ["optimizer:", "  _target_: torch.optim.AdamW"]
    if rng.random() < 0.9:
        lines.append("  lr: " + (rng.choice(cases.YAML_NUMBERS) if rng.random() < 0.8 else rng.choice(["${LR}", "${LR,1e-4}", "$LR", "${oc.env:LR}"])))
    if rng.random() < 0.2:
        lines += ["lr_scheduler:", "  lr_decay_style: cosine"] + (["  max_lr: 2e-4"] if rng.random() < 0.4 else [])
    return "\n".join(lines) + "\n"


def made():
    rng = cases.of("nemo-automodel")
    for i in range(500):
        parts = [override(rng) for _ in range(rng.choice([0, 1, 1, 2]))]
        rng.shuffle(parts)
        words = [word for part in parts for word in part]
        env = {"LR": "3e-5"} if rng.random() < 0.5 else {}
        case = {"program": ["automodel"], "argv": ["train.yaml", *words]}
        if i % 3 == 0:
            case = {"program": ["torchrun", "--nproc-per-node=2", "examples/llm_finetune/finetune.py"],
                    "argv": rng.choice([["--config", "train.yaml"], ["-c", "train.yaml"]]) + words}
        yield {**case, "files": {"train.yaml": recipe(rng)}, **({"env": env} if env else {})}


def read(case):
    os.environ.pop("LR", None)
    os.environ.update(case.get("env", {}))
    argv = list(case["argv"])
    config = parse_args_and_load_config(argv.pop(0) if case["program"][0] == "automodel" else None, argv=argv)
    # torch's optimizers take 1e-3 where they get none, the schedule takes its own peak, both compare with zero
    rate = config.optimizer.get("lr", 1e-3)
    schedule = config.get("lr_scheduler", None)
    if schedule is not None and schedule.get("max_lr", None) is not None:
        rate = schedule.max_lr
    if isinstance(rate, bool):
        return {"other": "bool"}
    if not isinstance(rate, (int, float)):
        return {"refused": "rate"}
    peft, quantised = config.get("peft", None), config.get("quantization", None)
    if peft is None:
        return {"rate": hold.number(rate), "method": "full"}
    if not hasattr(peft, "_target_"):
        return {"refused": "peft has no _target_"}
    four = quantised is not None and (quantised.load_in_4bit or quantised.get("load_in_8bit", False))
    return {"rate": hold.number(rate), "method": "qlora" if four else "lora"}


hold.store("nemo-automodel", ["nemo-automodel", "PyYAML"],
           "components.config: parse_args_and_load_config and ConfigNode; torch stands in, a `_target_` is not imported",
           hold.all_of(made(), read))

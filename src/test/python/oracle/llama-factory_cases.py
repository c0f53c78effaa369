"""LLaMA-Factory: `llamafactory-cli train FILE key=value ...`, or flags."""

import json
import os
import sys

import cases
import hold
import stubs

os.environ["DISABLE_VERSION_CHECK"] = "1"
stubs.stand_in("torch", "peft", "trl", "accelerate", "datasets")
stubs.bare("llamafactory", "llamafactory.hparams", "llamafactory.extras")

import llamafactory.hparams.parser as parser  # noqa: E402

# It asks torch for a GPU; it sets neither the rate nor the method.
parser.TrainingArguments.__post_init__ = lambda self: None

STAGES = ["sft", "sft", "sft", "dpo", "kto", "rm", "pt"]


def override(rng):
    kind = rng.random()
    value = cases.number(rng)
    if kind < 0.6:
        quote = rng.choice(["", "", "", "", "'", '"'])
        return "learning_rate=" + quote + value + quote
    return rng.choices(["--learning_rate=" + value, "learning_rate", "+learning_rate=1e-4", "lr=1e-4", "quantization_bit=4", "quantization_bit=null",
                        "finetuning_type=full", "finetuning_type=lora", "stage=dpo", "pref_loss=orpo", "logging_steps=1", "learning_rate=[1e-4]",
                        "learning_rate=1e-5,1e-4", "lora_rank=128", "learning-rate=1e-4"], [2, 1, 1, 1, 4, 3, 3, 3, 2, 2, 3, 1, 1, 2, 1])[0]


def recipe(rng, stage):
    lines = ["model_name_or_path: org/model", "dataset: identity", f"stage: {stage}", "output_dir: out"]
    if rng.random() < 0.6:
        lines.append("finetuning_type: " + rng.choice(["lora", "lora", "full", "freeze"]))
    if rng.random() < 0.5:
        lines.append("quantization_bit: " + rng.choice(["4", "8", "null", "4", "~"]))
    if rng.random() < 0.85:
        lines.append("learning_rate: " + rng.choice(cases.YAML_NUMBERS))
    if stage == "dpo" and rng.random() < 0.6:
        lines.append("pref_loss: " + rng.choice(["sigmoid", "orpo", "simpo", "ipo"]))
    lines += rng.sample(["do_train: true", "lora_rank: 16", "export_quantization_bit: 4", "ref_model_quantization_bit: 4", "quantization_method: hqq",
                         "learning_rate: 1e-4" if rng.random() < 0.2 else "bf16: true"], 2)
    rng.shuffle(lines)
    return "\n".join(lines) + "\n"


def flags(rng, stage):
    parts = [cases.hf_rate(rng) for _ in range(rng.choice([0, 1, 1, 2]))]
    parts.append(["--stage", stage])
    if rng.random() < 0.6:
        parts.append(cases.flag(rng, "--finetuning_type", rng.choice(["lora", "lora", "full"])))
    if rng.random() < 0.5:
        parts.append(cases.flag(rng, rng.choice(["--quantization_bit", "--quantization-bit", "--quantization_b"]), rng.choice(["4", "8"])))
    parts.append(["--model_name_or_path", "org/model"])
    rng.shuffle(parts)
    return [word for part in parts for word in part]


def made():
    rng = cases.of("llama-factory")
    for i in range(500):
        stage = rng.choice(STAGES)
        program = [rng.choice(["llamafactory-cli", "lmf"]), "train"] if i % 4 else ["torchrun", "/app/LLaMA-Factory/src/train.py"]
        env = {"ALLOW_EXTRA_ARGS": "1"} if rng.random() < 0.1 else {}
        if rng.random() < 0.25:
            case = {"program": program, "argv": flags(rng, stage)}
        else:
            name = rng.choice(["train.yaml", "train.yml", "train.yaml", "train.json"]) if rng.random() < 0.2 else "train.yaml"
            text = recipe(rng, stage)
            if name.endswith("json"):
                text = json.dumps({"model_name_or_path": "org/model", "stage": stage, "learning_rate": 2e-5, "quantization_bit": 4})
            case = {"program": program, "argv": [name] + [override(rng) for _ in range(rng.choice([0, 1, 1, 2]))], "files": {name: text}}
        yield {**case, **({"env": env} if env else {})}


def read(case):
    os.environ.pop("ALLOW_EXTRA_ARGS", None)
    os.environ.update(case.get("env", {}))
    sys.argv = ["train", *case["argv"]]
    model, _, training, tuning, _ = parser._parse_train_args()
    rate = training.learning_rate
    stage = {"pt": "pretrain", "rm": "reward"}.get(tuning.stage, tuning.stage)
    if stage == "dpo" and tuning.pref_loss in ("orpo", "simpo"):
        stage = tuning.pref_loss
    method = "full" if tuning.finetuning_type != "lora" else "qlora" if model.quantization_bit else "lora"
    # torch's optimizers compare the rate with zero, which no string can be
    if isinstance(rate, bool):
        return {"other": "bool"}
    if isinstance(rate, (str, list, type(None))) or hasattr(rate, "keys"):
        return {"refused": "rate"}
    return {"rate": hold.number(float(rate)), "method": method, "stage": stage}


hold.store("llama-factory", ["llamafactory", "transformers", "omegaconf"],
           "hparams.parser._parse_train_args; torch, peft, trl, accelerate and datasets stand in, TrainingArguments.__post_init__ is not run",
           hold.all_of(made(), read))

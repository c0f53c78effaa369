"""llama-cookbook: python-fire gives keywords, update_config puts them over train_config (llama_cookbook/finetuning.py)."""

import shlex

import cases
import fire
import fire_numbers
import hold
import stub

stub.packages("torch", "peft", "transformers", "accelerate", "datasets", "psutil", "tqdm", "llama_cookbook.data", "llama_cookbook.model_checkpointing", "llama_cookbook.policies", "llama_cookbook.datasets")

from llama_cookbook.configs import train_config as TRAIN_CONFIG  # noqa: E402
from llama_cookbook.utils.config_utils import update_config  # noqa: E402


def made():
    rng = cases.of("llama-cookbook")
    for i in range(300):
        parts = [["--model_name", "org/model"]]
        for _ in range(rng.choice([0, 1, 1, 1, 2])):
            parts.append(fire_numbers.rate(rng, rng.choice(["lr", "lr", "lr", "lr", "learning_rate", "train_config.lr"])))
        if rng.random() < 0.7:
            parts.append(rng.choice([["--use_peft"], ["--use_peft"], ["--use_peft=True"], ["--use-peft", "True"], ["--use_peft", "False"], ["--nouse_peft"], ["--use_peft", "true"]]))
        if rng.random() < 0.5:
            parts.append(rng.choice([["--quantization", "4bit"], ["--quantization=8bit"], ["--quantization"], ["--quantization", "None"], ["--quantization=nf4"]]))
        if rng.random() < 0.4:
            parts.append(rng.choice([["--peft_method", "lora"], ["--peft_method=llama_adapter"], ["--enable_fsdp"], ["--r", "16"], ["--lora_config.r=16"]]))
        program = [["python", "-m", "llama_cookbook.finetuning"], ["torchrun", "recipes/quickstart/finetuning/finetuning.py"], ["python", "-m", "llama_recipes.finetuning"]][i % 3]
        yield {"program": program, "argv": fire_numbers.words(rng, parts)}


def main(**kwargs):
    config = TRAIN_CONFIG()
    update_config((config,), **kwargs)
    return [config]


def read(case):
    config = fire.Fire(main, command=shlex.join(case["argv"]), serialize=lambda found: None)[0]
    if isinstance(config.lr, str):
        raise TypeError("lr is a string")  # torch.optim.AdamW compares it
    if config.quantization is True:
        config.quantization = "8bit"
    if config.quantization and config.quantization not in ("4bit", "8bit"):
        raise ValueError("quantization")
    method = "full" if not config.use_peft else "unknown" if config.peft_method != "lora" else "qlora" if config.quantization else "lora"
    return {"rate": hold.number(config.lr), "method": method, "stage": "sft"}


hold.store("llama-cookbook", ["llama-cookbook", "fire"],
           "python-fire, and update_config over the real train_config; torch, peft and transformers are stubs", hold.all_of(made(), read))

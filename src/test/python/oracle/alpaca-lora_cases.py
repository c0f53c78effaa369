"""alpaca-lora is on no index: python-fire over a function with the parameters of its train (finetune.py, 8bb8579)."""

import inspect
import shlex

import cases
import fire
import fire_numbers
import hold


def train(base_model: str = "", data_path: str = "yahma/alpaca-cleaned", output_dir: str = "./lora-alpaca", batch_size: int = 128,
          micro_batch_size: int = 4, num_epochs: int = 3, learning_rate: float = 3e-4, cutoff_len: int = 256, val_set_size: int = 2000,
          lora_r: int = 8, lora_alpha: int = 16, lora_dropout: float = 0.05, lora_target_modules=None, train_on_inputs: bool = True,
          add_eos_token: bool = False, group_by_length: bool = False, wandb_project: str = "", wandb_run_name: str = "", wandb_watch: str = "",
          wandb_log_model: str = "", resume_from_checkpoint: str = None, prompt_template_name: str = "alpaca"):
    return [learning_rate]


def made():
    rng = cases.of("alpaca-lora")
    for _ in range(260):
        parts = [["--base_model", "decapoda-research/llama-7b-hf"]]
        for _ in range(rng.choice([0, 1, 1, 1, 2])):
            parts.append(fire_numbers.rate(rng, rng.choices(["learning_rate", "lr"], [9, 1])[0]))
        if rng.random() < 0.6:
            parts.append(rng.choice([["--lora_r", "16"], ["--num_epochs=3"], ["--group_by_length"], ["--lora_target_modules", "[q_proj,v_proj]"], ["--nogroup_by_length"]]))
        yield {"program": ["python", "alpaca-lora/finetune.py"], "argv": fire_numbers.words(rng, parts)}


def read(case):
    assert len(inspect.signature(train).parameters) > 20
    (rate,) = fire.Fire(train, command=shlex.join(case["argv"]), serialize=lambda found: None)
    if isinstance(rate, (str, tuple, list)):
        raise TypeError("learning_rate is a string")  # torch.optim.AdamW compares it
    return {"rate": hold.number(rate), "method": "qlora", "stage": "sft"}


hold.store("alpaca-lora", ["fire"], "python-fire over a function with the parameters of train, restated by name and type", hold.all_of(made(), read))

"""OpenRLHF before 0.10.2."""

import cases
import hold
import rlhf

FLAGS = {
    "rate": ["--learning_rate", "--learning_rate", "--learning_rate", "--learning-rate", "--lear", "--le", "--lr", "--adam.lr"],
    "actor": ["--actor_learning_rate", "--actor_learning_rate", "--actor_l", "--critic_learning_rate", "--learning_rate", "--actor.adam.lr"],
    "rank": ["--lora_rank", "--lora_rank", "--lora_r"],
    "four": ["--load_in_4bit", "--load_in_4bit", "--load_in"],
    "other": [["--train_batch_size", "8"], ["--zero_stage=3"], ["--dataset", "org/data"], ["--logging_steps", "1"], ["--lora_alpha", "32"],
              ["--lr_scheduler=cosine"]],
    "model": [["--pretrain", "org/model"], ["--pretrain", "org/model"]],
}


def made():
    yield from rlhf.made(cases.of("openrlhf-old"), 350, ["sft", "dpo", "rm", "ppo_ray"], FLAGS)


def read(case):
    script = case["program"][-1].split("train_")[1]
    found = rlhf.parsed(script, case["argv"])
    rate = found["actor_learning_rate" if script == "ppo_ray" else "learning_rate"]
    method = "full" if found["lora_rank"] <= 0 else "qlora" if found["load_in_4bit"] else "lora"
    return {"rate": hold.number(rate), "method": method, "stage": {"rm": "reward", "ppo_ray": "ppo"}.get(script, script)}


hold.store("openrlhf-old", ["openrlhf"], "cli/train_*.py up to parse_args; torch, transformers, deepspeed and ray stand in", hold.all_of(made(), read))

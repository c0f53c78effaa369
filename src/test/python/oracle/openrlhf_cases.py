"""OpenRLHF since 0.10.2, where flags have names with dots."""

import cases
import hold
import rlhf

FLAGS = {
    "rate": ["--adam.lr", "--adam.lr", "--adam.lr", "--adam.l", "--adam", "--adam.LR", "--learning_rate", "--lr", "--muon.lr"],
    "actor": ["--actor.adam.lr", "--actor.adam.lr", "--actor.adam.lr", "--actor.adam.l", "--critic.adam.lr", "--adam.lr", "--actor_learning_rate"],
    "rank": ["--ds.lora.rank", "--ds.lora.rank", "--ds.lora.r"],
    "four": ["--ds.load_in_4bit", "--ds.load_in_4bit", "--ds.load"],
    "other": [["--train.batch_size", "8"], ["--ds.zero_stage=3"], ["--data.dataset", "org/data"], ["--logger.logging_steps", "1"], ["--ds.lora.alpha", "32"],
              ["--adam.weight_decay=0.1"]],
    "model": [["--model.model_name_or_path", "org/model"], ["--actor.model_name_or_path", "org/model"]],
}


def made():
    yield from rlhf.made(cases.of("openrlhf"), 350, ["sft", "dpo", "rm", "ppo_ray"], FLAGS)


def read(case):
    script = case["program"][-1].split("train_")[1]
    found = rlhf.parsed(script, case["argv"])
    rate = found["actor.adam.lr" if script == "ppo_ray" else "adam.lr"]
    method = "full" if found["ds.lora.rank"] <= 0 else "qlora" if found["ds.load_in_4bit"] else "lora"
    return {"rate": hold.number(rate), "method": method, "stage": {"rm": "reward", "ppo_ray": "ppo"}.get(script, script)}


hold.store("openrlhf", ["openrlhf"], "cli/train_*.py up to parse_args; torch, transformers, deepspeed and ray stand in", hold.all_of(made(), read))

"""verl: Hydra's `python -m verl.trainer.main_ppo key=value ...` over its own tree of configurations."""

import importlib.util
import os

import cases
import hold
from hydra import compose, initialize_config_dir

CONFIGS = os.path.join(os.path.dirname(importlib.util.find_spec("verl").origin), "trainer", "config")
RL = "actor_rollout_ref.actor.optim.lr"


def rate(rng, key):
    value = cases.number(rng)
    quote = rng.choice(["", "", "", "", "", "", "'", '"'])
    return rng.choice(["", "", "", "", "", "", "++", "+"]) + key + "=" + quote + value + quote


def override(rng, sft):
    if sft:
        return rng.choice(["model.lora_rank=32", "model.lora_rank=0", "model.lora.rank=16", "model.lora_alpha=16", "optim=megatron engine=megatron",
                           "optim=automodel engine=automodel", "optim=veomni engine=veomni", "data.train_batch_size=8", "model.path=org/model",
                           "trainer.total_epochs=1", "optim.lr=1e-5,1e-4", "+optim.learning_rate=1e-4", "lr=1e-4",
                           "model.lora_rank=128"])
    return rng.choice(["actor_rollout_ref.model.lora_rank=32", "actor_rollout_ref.model.lora_rank=0", "actor_rollout_ref.model.lora.rank=16",
                       "critic.optim.lr=1e-4", "critic.optim.lr=1e-3", "algorithm.adv_estimator=grpo", "algorithm.adv_estimator=rloo",
                       "algorithm.adv_estimator=gae", "model_engine=megatron", "model_engine=veomni", "actor_rollout_ref.actor.strategy=fsdp2",
                       "actor_rollout_ref.rollout.name=vllm", "actor_rollout_ref.rollout.quantization=fp8", "data.train_batch_size=8",
                       "actor_rollout_ref.model.path=org/model", RL + "=1e-5,1e-4", RL + "=choice(1e-5,1e-4)", "lr=1e-4", "optim.lr=1e-4",
                       "+lr=1e-4", RL + "=float(2e-5)"])


def made():
    rng = cases.of("verl")
    for i in range(450):
        sft = i % 4 == 0
        key = "optim.lr" if sft else RL
        words = ["optim.lr=${optim.weight_decay}"] if sft and rng.random() < 0.03 else []
        words += [rate(rng, key) for _ in range(rng.choice([0, 1, 1, 1, 2]))]
        for _ in range(rng.choice([0, 1, 2, 3])):
            words += override(rng, sft).split(" ")
        rng.shuffle(words)
        if not sft and rng.random() < 0.25:
            words = rng.choice([["--config-name=ppo_megatron_trainer"], ["--config-name", "ppo_megatron_trainer.yaml"], ["-cn", "ppo_trainer"]]) + words
        module = rng.choice(["verl.trainer.sft_trainer", "verl.trainer.sft_trainer_ray"]) if sft else "verl.trainer.main_ppo"
        yield {"program": ["python3", "-m", module], "argv": words}


def read(case):
    sft = "sft" in case["program"][-1]
    argv = list(case["argv"])
    name = "sft_trainer_engine" if sft else "ppo_trainer"
    if argv and argv[0].startswith("--config-name="):
        name = argv.pop(0).split("=")[1]
    elif argv and argv[0] in ("--config-name", "-cn"):
        name = argv[1].removesuffix(".yaml")
        argv = argv[2:]
    with initialize_config_dir(CONFIGS, version_base=None):
        config = compose(name, overrides=argv)
    if sft:
        lr, model, megatron = config.optim.lr, config.model, "megatron" in argv[0:] or "engine=megatron" in argv
    else:
        lr, model = config.actor_rollout_ref.actor.optim.lr, config.actor_rollout_ref.model
        megatron = config.actor_rollout_ref.actor.strategy == "megatron"
    if isinstance(lr, bool):
        return {"other": "bool"}
    # torch's optimizers compare the rate with zero, which no string can be
    if not isinstance(lr, (int, float)):
        return {"refused": "rate"}
    method = "lora" if (model.lora.rank if megatron else model.lora_rank) > 0 else "full"
    stage = "sft" if sft else {"gae": "ppo"}.get(config.algorithm.adv_estimator, config.algorithm.adv_estimator)
    return {"rate": hold.number(lr), "method": method, "stage": stage}


hold.store("verl", ["verl", "hydra-core", "omegaconf"], "hydra.compose over verl/trainer/config; what the trainers do with it is read from their source",
           hold.all_of(made(), read))

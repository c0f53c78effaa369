"""NeMo-RL: `python examples/run_sft.py --config FILE key=value ...`. It is not on the package index: what it does with OmegaConf and Hydra
(nemo_rl/utils/config.py) is done here with the same two."""

import cases
import hold
from hydra._internal.config_loader_impl import ConfigLoaderImpl
from hydra.core.override_parser.overrides_parser import OverridesParser
from omegaconf import OmegaConf

RATE, MEGATRON = "policy.optimizer.kwargs.lr", "policy.megatron_cfg.optimizer.lr"
STAGES = {"sft": "sft", "dpo": "dpo", "grpo": "grpo", "rm": "reward"}


def override(rng):
    key = rng.choice([RATE, RATE, RATE, MEGATRON])
    if rng.random() < 0.55:
        quote = rng.choice(["", "", "", "", "", "'"])
        return rng.choice(["", "", "", "", "", "++", "+"]) + key + "=" + quote + cases.number(rng) + quote
    return rng.choice(["policy.dtensor_cfg.lora_cfg.enabled=true", "policy.dtensor_cfg.lora_cfg.enabled=False", "policy.megatron_cfg.enabled=true",
                       "policy.megatron_cfg.peft.enabled=true", "policy.model_name=org/other", "policy.dtensor_cfg.lora_cfg.dim=128", "lr=1e-4",
                       "+lr=1e-4", "cluster.num_nodes=2", RATE + "=1e-5,1e-4", "~policy.model_name", "policy.optimizer.kwargs.lr=${policy.base}"])


def base(rng):
    return "\n".join([
        "policy:", "  model_name: org/model", "  base: 3e-5", "  dtensor_cfg:", "    enabled: true", "    lora_cfg:",
        "      enabled: " + rng.choice(["true", "True", "false"]), "      dim: 8", "  optimizer:", "    name: torch.optim.AdamW", "    kwargs:",
        "      lr: " + rng.choice(cases.YAML_NUMBERS if rng.random() < 0.5 else ["5.0e-6", "1e-4", "${policy.base}"]),
        "  megatron_cfg:", "    enabled: " + rng.choice(["false", "false", "true"]), "    peft:", "      enabled: " + rng.choice(["false", "true"]),
        "      dim: 8", "    optimizer:", "      lr: 2.0e-5", "cluster:", "  num_nodes: 1"]) + "\n"


def child(rng):
    lines = ["defaults: " + rng.choice(["base.yaml", "./base.yaml", "../work/base.yaml"])] if rng.random() < 0.7 else ["defaults:", "  - base.yaml"]
    lines.append("policy:")
    if rng.random() < 0.5:
        lines += ["  optimizer:", "    kwargs:", "      lr: " + rng.choice(["2e-5", "1.0e-4", "0.0002"])]
    if rng.random() < 0.4:
        lines += ["  dtensor_cfg:", "    lora_cfg:", "      enabled: " + rng.choice(["true", "false"])]
    return "\n".join(lines + ["  precision: bfloat16"]) + "\n"


def made():
    rng = cases.of("nemo-rl")
    for _ in range(450):
        files = {"base.yaml": base(rng)}
        config = "base.yaml"
        if rng.random() < 0.5:
            files["child.yaml"], config = child(rng), "child.yaml"
        words = [override(rng) for _ in range(rng.choice([0, 1, 1, 2, 3]))]
        flag = rng.choice([["--config", config], ["--config=" + config]])
        words = flag + words if rng.random() < 0.7 else words + flag
        yield {"program": ["python", f"/opt/nemo-rl/examples/run_{rng.choice(list(STAGES))}.py"], "argv": words, "files": files}


def load(path):
    config = OmegaConf.load(path.split("/")[-1])
    parents = config.pop("defaults", [])
    merged = OmegaConf.create({})
    for parent in [parents] if isinstance(parents, str) else parents:
        merged = OmegaConf.merge(merged, load(parent))
    return OmegaConf.merge(merged, config)


def read(case):
    argv = list(case["argv"])
    at = next(i for i, word in enumerate(argv) if word.startswith("--config"))
    path = argv.pop(at).removeprefix("--config").removeprefix("=") or argv.pop(at)
    config = load(path)
    if argv:
        OmegaConf.set_struct(config, True)
        ConfigLoaderImpl._apply_overrides_to_config(overrides=OverridesParser.create().parse_overrides(overrides=argv), cfg=config)
    policy = OmegaConf.to_container(config, resolve=True)["policy"]
    megatron = policy["megatron_cfg"]["enabled"]
    rate = policy["megatron_cfg"]["optimizer"]["lr"] if megatron else policy["optimizer"]["kwargs"]["lr"]
    adapter = policy["megatron_cfg"]["peft"]["enabled"] if megatron else policy["dtensor_cfg"]["lora_cfg"]["enabled"]
    if isinstance(rate, bool):
        return {"other": "bool"}
    if not isinstance(rate, (int, float)):
        return {"refused": "rate"}
    stage = STAGES[case["program"][-1].split("run_")[1].removesuffix(".py")]
    return {"rate": hold.number(rate), "method": "lora" if adapter else "full", "stage": stage}


hold.store("nemo-rl", ["hydra-core", "omegaconf"],
           "Hydra's OverridesParser and _apply_overrides_to_config over OmegaConf; NeMo-RL's own loader is restated",
           hold.all_of(made(), read))

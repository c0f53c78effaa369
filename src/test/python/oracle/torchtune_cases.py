"""torchtune: `tune run RECIPE --config NAME key=value ...`."""

import importlib.util
import os

import cases
import hold
import stubs

stubs.stand_in("torch")
stubs.bare("torchtune", "torchtune.config", "torchtune.utils")

from torchtune._recipe_registry import get_all_recipes  # noqa: E402
from torchtune.config._parse import TuneRecipeArgumentParser  # noqa: E402
from torchtune.config._utils import _merge_yaml_and_cli_args  # noqa: E402

CONFIGS = os.path.join(os.path.dirname(importlib.util.find_spec("recipes").origin), "configs")
TRAIN = [r for r in get_all_recipes() if "finetune" in r.name and "early" not in r.name or "dpo" in r.name or "knowledge" in r.name]
LORA = [r for r in TRAIN if "lora" in r.name]
BUILDERS = ["lora_llama3_8b", "qlora_llama3_8b", "llama3_8b", "lora_gemma_2b"]


def rate(rng):
    key = rng.choices(["optimizer.lr", "optimizer[lr]", "lr", "learning_rate", "optimizer.learning_rate", "+optimizer.lr",
                       "--optimizer.lr", "--lr", "optimizer.lr "], [30, 2, 2, 2, 1, 1, 1, 1, 1])[0]
    value = cases.number(rng)
    quoted = rng.random()
    return f"{key}=" + (f"'{value}'" if quoted < 0.05 else f'"{value}"' if quoted < 0.08 else value)


def override(rng):
    return rng.choices([
        "model.quantize_base=" + rng.choice(cases.YAML_BOOLS), "model.lora_rank=" + rng.choice(["8", "64", "256"]),
        "model=torchtune.models.llama3." + rng.choice(BUILDERS), "model._component_=torchtune.models.llama3." + rng.choice(BUILDERS),
        "optimizer=torch.optim.SGD", "~optimizer.lr", "~nothing", "model.lora_attn_modules=[q_proj,v_proj]", "batch_size=2",
        "epochs", "optimizer.lr=${base_lr}", "base_lr=4e-5", "optimizer={lr: 1e-4}", "model.use_dora=True", "lr_scheduler.num_warmup_steps=10",
    ], [8, 3, 4, 3, 2, 3, 1, 3, 4, 1, 2, 2, 1, 2, 2])[0]


def recipe(rng):
    lines = ["model:", "  _component_: torchtune.models.llama3." + rng.choice(BUILDERS)]
    if rng.random() < 0.3:
        lines.append("  quantize_base: " + rng.choice(cases.YAML_BOOLS[:4]))
    lines += ["optimizer:", "  _component_: torch.optim.AdamW"]
    if rng.random() < 0.9:
        lines.append("  lr: " + rng.choice(cases.YAML_NUMBERS if rng.random() < 0.7 else ["${base_lr}", "3e-4", "2e-5"]))
    lines += ["base_lr: 1e-5", "epochs: 1"]
    return "\n".join(lines) + "\n"


def made():
    rng = cases.of("torchtune")
    for i in range(500):
        chosen = rng.choice(LORA if rng.random() < 0.8 else TRAIN)
        words = [rate(rng) for _ in range(rng.choice([0, 1, 1, 2]))] + [override(rng) for _ in range(rng.choice([0, 1, 2]))]
        files = {}
        if rng.random() < 0.5:
            config = rng.choice(chosen.configs).name
        else:
            config = "recipe.yaml"
            files = {config: recipe(rng)}
        words = ["--config", config] + words if rng.random() < 0.7 else words + ["--config", config]
        yield {"program": ["tune", "run"] + (["--nproc_per_node", "2"] if i % 3 == 0 else []) + [chosen.name], "argv": words,
               **({"files": files} if files else {})}


def path(recipe, argv):
    """As torchtune/_cli/run.py _run_cmd finds it."""
    name = argv[argv.index("--config") + 1]
    for each in [r for r in get_all_recipes() if r.name == recipe] + get_all_recipes():
        for config in each.configs:
            if config.name == name:
                return os.path.join(CONFIGS, config.file_path)
    return name


def read(case):
    name, argv = case["program"][-1], list(case["argv"])
    argv[argv.index("--config") + 1] = path(name, argv)
    conf = _merge_yaml_and_cli_args(*TuneRecipeArgumentParser().parse_known_args(argv))
    # torch's optimizers take 1e-3 where they get none, and compare what they get with zero
    lr = conf.optimizer.get("lr", 1e-3)
    if lr is None or isinstance(lr, str) or not isinstance(lr, (int, float)):
        return {"refused": "rate"}
    builder = str(conf.model._component_).split(".")[-1]
    quantised = conf.model.get("quantize_base", builder.startswith("qlora_"))
    if not isinstance(quantised, (bool, type(None))):
        return {"rate": hold.number(lr)}
    adapter = "lora" in name or "knowledge" in name
    method = "full" if "full" in name or name == "qat_distributed" else "qlora" if quantised else "lora"
    return {"rate": hold.number(lr), **({} if "qat_lora" in name else {"method": method if adapter else "full"})}


hold.store("torchtune", ["torchtune", "omegaconf"],
           "TuneRecipeArgumentParser, _merge_yaml_and_cli_args and the recipe registry; the package's __init__ is not run: it imports torch",
           hold.all_of(made(), read))

"""Axolotl: click, then `-m axolotl.cli.train` with python-fire, then load_cfg, then its schema."""

import shlex
import sys

import cases
import fire
import hold
import stub
import transformers.utils

transformers.utils.is_torch_available()
stub.packages("torch", "torchao", "accelerate", "PIL", "axolotl.telemetry", "axolotl.utils.trainer")

import axolotl.cli.config as loading  # noqa: E402
import axolotl.cli.main as main  # noqa: E402
from axolotl.cli.utils import build_command  # noqa: E402
from axolotl.utils.dict import DictDefault  # noqa: E402
from axolotl.utils.schemas.config import AxolotlInputConfig  # noqa: E402

BOOLS = ["load_in_4bit", "load_in_8bit", "gptq", "peft_use_dora", "peft_use_rslora", "relora", "strict", "reward_model",
         "process_reward_model", "qlora_sharded_model_loading", "lr_quadratic_warmup", "load_best_model_at_end"]
OTHERS = ["lora_r: 16", "lora_alpha: 32", "optimizer: adamw_bnb_8bit", "optimizer: galore_adamw", "embedding_lr: 9.0e-4",
          "loraplus_lr_ratio: 16", "peft:\n  loftq_config:\n    loftq_bits: 4", "lr_scheduler: cosine", "num_epochs: 3",
          "lr_groups:\n  - name: a\n    modules: [q_proj]\n    lr: 9.0e-4", "loraplus_lr_embedding: 1e-6",
          "trl:\n  beta: 0.1", "warmup_steps: 10"]
DATASETS = ["datasets:\n  - path: org/data\n    type: alpaca", "datasets:\n  - path: org/data\n    type: completion",
            "datasets:\n  - path: org/data\n    type: chat_template", "pretraining_dataset: org/data"]


def recipe(rng):
    lines = ["base_model: org/model", "micro_batch_size: 1", "gradient_accumulation_steps: 1", rng.choices(DATASETS, [6, 2, 2, 1])[0]]
    if rng.random() < 0.9:
        lines.append("learning_rate: " + rng.choice(cases.YAML_NUMBERS if rng.random() < 0.5 else cases.NUMBERS))
    adapter = rng.choice(["", "", "adapter: lora", "adapter: lora", "adapter: qlora", "adapter: qlora", "adapter: qlora", "adapter:", "adapter: null"])
    lines.append(adapter)
    if adapter.endswith("qlora") and rng.random() < 0.9:
        lines.append("load_in_4bit: true")
    elif adapter.endswith("lora") and rng.random() < 0.7:
        lines.append(rng.choice(["load_in_4bit", "load_in_8bit", "load_in_8bit", "gptq"]) + ": " + rng.choice(["true", "true", "false", "yes", "null"]))
    if rng.random() < 0.25:
        lines.append("rl: " + rng.choice(["dpo", "ipo", "orpo", "kto", "simpo", "grpo", "gdpo", "ebft", "null"]))
    for name in BOOLS[3:]:
        if rng.random() < 0.05:
            lines.append(f"{name}: " + rng.choice(["true", "false"]))
    lines += rng.sample(OTHERS, rng.choice([0, 1, 2]))
    rng.shuffle(lines)
    return "\n".join(line for line in lines if line) + "\n"


def flags(rng, dashed):
    words = []
    names = ["--learning-rate"] * 8 + ([] if dashed else ["--learning_rate"] * 4) + ["--learning_rate", "--lr", "--learning"][:1 if dashed else 3]
    for _ in range(rng.choice([0, 1, 1, 1, 2])):
        words.append(cases.flag(rng, rng.choice(names), cases.number(rng)))
    if rng.random() < 0.2:
        words.append(rng.choice([["--adapter", "qlora"], ["--adapter=lora"], ["--lora-r", "16"], ["--num-epochs=2"], ["--rl", "dpo"],
                                 ["--embedding-lr=9e-4"], ["--optimizer", "adamw_torch"]]))
    if rng.random() < 0.2:
        words.append(["--load-in-4bit"] if dashed or rng.random() < 0.5 else [rng.choice(["--load_in_4bit=True", "--noload_in_4bit", "--load_in_4bit=False"])])
    if dashed and rng.random() < 0.1:
        words.append(rng.choice([["--no-load-in-4bit"], ["--debug"], ["--num-processes", "2"], ["--launcher", "torchrun"]]))
    rng.shuffle(words)
    return [word for part in words for word in part]


def made():
    rng = cases.of("axolotl")
    for i in range(560):
        command = i % 2 == 0
        words = flags(rng, command) if rng.random() < 0.6 else []
        words = words + ["recipe.yml"] if rng.random() < 0.2 else ["recipe.yml"] + words
        if command and rng.random() < 0.1:
            words += ["--", "--learning_rate", "3e-3"]
        program = ["axolotl", "train"] if command else ["accelerate", "launch", "-m", "axolotl.cli.train"]
        yield {"program": program, "argv": words, "files": {"recipe.yml": recipe(rng)}}


def clicked(argv):
    """What `axolotl train` starts `-m axolotl.cli.train` with."""
    seen = []
    main.launch_training = lambda cfg, launcher, cloud, kwargs, rest, use_exec=False: seen.append((cfg, kwargs, rest))
    main.train.main(argv, standalone_mode=False)
    cfg, kwargs, rest = seen[0]
    for name in ("main_process_port", "num_processes"):
        kwargs.pop(name, None)
    if "--" not in argv and rest:
        raise ValueError("learning_rate reached the launcher" if any("learning" in word for word in rest) else "the launcher got " + rest[0])
    return build_command([cfg], kwargs)


def load(config="examples/", **kwargs):
    """axolotl.cli.config.load_cfg up to the validation."""
    with open(config) as file:
        cfg = DictDefault(loading.yaml.safe_load(file))
    keys = cfg.keys()
    for key, value in kwargs.items():
        if "__" not in key and (key in keys or not cfg.strict):
            cfg[key] = loading._coerce_value(value, cfg.get(key))
    return cfg


def read(case):
    argv = clicked(case["argv"]) if case["program"][0] == "axolotl" else case["argv"]
    cfg = fire.Fire(load, command=shlex.join(argv))
    sys.stdout.flush()
    if "learning_rate" not in cfg or cfg.learning_rate is None:
        raise ValueError("learning_rate is required")
    known = AxolotlInputConfig.model_fields
    for name in BOOLS:  # the validators of the whole schema ask for a GPU; those of LoraConfig are run
        value = cfg.get(name)
        if value is not None and not isinstance(value, (bool, int, str)) or isinstance(value, str) and value.lower() not in (
                "true", "false", "yes", "no", "on", "off", "1", "0", "t", "f", "y", "n"):
            raise ValueError("bool " + name)
    fields = ["learning_rate", "adapter", "load_in_4bit", "load_in_8bit", "gptq", "lora_r", "rl"]
    peft = __import__("axolotl.utils.schemas.peft", fromlist=["LoraConfig"])
    training = __import__("axolotl.utils.schemas.training", fromlist=["HyperparametersConfig"])
    assert all(name in known for name in fields)
    lora = peft.LoraConfig(**{key: cfg[key] for key in peft.LoraConfig.model_fields if cfg.get(key) is not None})
    rate = training.HyperparametersConfig(learning_rate=cfg.learning_rate).learning_rate
    adapter = lora.adapter
    quantised = lora.load_in_4bit or lora.load_in_8bit or lora.gptq
    method = "full" if not adapter else "qlora" if adapter == "qlora" or quantised else "lora"
    return {"rate": hold.number(rate), "method": method}


hold.store("axolotl", ["axolotl", "fire", "click", "transformers"],
           "the click command axolotl.cli.main.train, build_command, fire.Fire, the merging rules of load_cfg with its _coerce_value, and the "
           "schemas LoraConfig and HyperparametersConfig; torch is a stub, and the validators of the whole schema are not run: they ask for a GPU",
           hold.all_of(made(), read))

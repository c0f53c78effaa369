"""XTuner: `xtuner train NAME --cfg-options key=value ...` over its own configurations, all of them."""

import argparse
import glob
import importlib.util
import os
import re

import cases
import hold
import stubs

stubs.stand_in("torch", "cv2", "numpy")
stubs.bare("mmengine")

from mmengine.config import Config, DictAction  # noqa: E402

CONFIGS = os.path.join(os.path.dirname(importlib.util.find_spec("xtuner").origin), "configs")
PATHS = {os.path.splitext(os.path.basename(p))[0]: p for p in sorted(glob.glob(CONFIGS + "/**/*.py", recursive=True))}
NAMES = [name for name, path in PATHS.items() if not name.startswith("_") and re.search(r"^lr = |learning_rate=", open(path).read(), re.M)
         and re.search(r"_q?lora|_full_|_full$", name)]
RATE = "optim_wrapper.optimizer.lr"


def option(rng):
    value = cases.number(rng)
    quote = rng.choice(["", "", "", "", "'", '"'])
    return rng.choice([RATE + "=" + quote + value + quote] * 4 + ["lr=" + value, "train_cfg.max_epochs=1", "optim_wrapper.optimizer.weight_decay=0.1",
                                                                  RATE + "=1e-4,2e-4", RATE + "=[1e-4]"])


def config(rng):
    lora = "lora = dict(type=LoraConfig, r=64)" if rng.random() < 0.2 else "lora=dict(type=LoraConfig, r=64)"
    lines = ["from peft import LoraConfig", "from torch.optim import AdamW", "from transformers import BitsAndBytesConfig, AutoModelForCausalLM",
             "lr = " + rng.choice(["2e-4", "2e-5", "0.0002  # 1e-4", "1e-4"]),
             "model = dict(", "    llm=dict(type=AutoModelForCausalLM.from_pretrained,"]
    if rng.random() < 0.6:
        lines.append("    quantization_config=dict(type=BitsAndBytesConfig, load_in_4bit=" + rng.choice(["True", "True", "False"]) + ")),")
    else:
        lines += ["    # load_in_4bit=True", "    ),"]
    if rng.random() < 0.8 and lora.startswith("lora="):
        lines.append("    " + lora + ",")
    lines += [")", "optim_wrapper = dict(optimizer=dict(type=AdamW, lr=lr))"]
    return "\n".join(lines) + "\n"


def made():
    rng = cases.of("xtuner")
    for name in NAMES:
        yield {"program": ["xtuner", "train"], "argv": [name]}
    for i in range(250):
        name = rng.choice(NAMES)
        files = {}
        if i % 2:
            name, files = "config.py", {"config.py": config(rng)}
        options = [option(rng) for _ in range(rng.choice([1, 1, 2]))]
        words = [name] + rng.choice([["--deepspeed", "deepspeed_zero2"], []]) + (["--cfg-options", *options] if i % 5 else [])
        if i % 7 == 0:
            words += ["--work-dir", "out"]
        yield {"program": [["xtuner", "train"], ["torchrun", "/opt/xtuner/tools/train.py"]][i % 3 == 0], "argv": words, **({"files": files} if files else {})}


def adapter(model):
    """Whether any LoRA is configured, and whether the weights below it are quantised (xtuner/model)."""
    text = str(model)
    quantised = "'load_in_4bit': True" in text or "'load_in_8bit': True" in text or model.get("quantization_llm", False)
    lora = any(model.get(key) for key in ("lora", "llm_lora", "visual_encoder_lora"))
    return "full" if not lora else "qlora" if quantised else "lora"


def read(case):
    parser = argparse.ArgumentParser()
    parser.add_argument("config")
    parser.add_argument("--work-dir")
    parser.add_argument("--deepspeed")
    parser.add_argument("--cfg-options", nargs="+", action=DictAction)
    args = parser.parse_args(case["argv"])
    loaded = Config.fromfile(PATHS.get(args.config, args.config))
    if args.cfg_options is not None:
        loaded.merge_from_dict(args.cfg_options)
    huggingface = loaded.get("framework", "mmengine").lower() == "huggingface"
    rate = loaded.training_args.learning_rate if huggingface else loaded.optim_wrapper.optimizer.lr
    lora = loaded.get("lora") if huggingface else None
    method = ("qlora" if "load_in_4bit" in str(loaded.model) or "load_in_8bit" in str(loaded.model) else "lora") if lora else adapter(loaded.model)
    if isinstance(rate, bool):
        return {"other": "bool"}
    # torch's optimizers compare the rate with zero
    if not isinstance(rate, (int, float)):
        return {"refused": "rate"}
    return {"rate": hold.number(rate), "method": method}


hold.store("xtuner", ["xtuner", "mmengine"],
           "mmengine's Config and DictAction over xtuner/configs; tools/train.py itself imports torch, its arguments are restated",
           hold.all_of(made(), read))

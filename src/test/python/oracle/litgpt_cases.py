"""LitGPT: jsonargparse's CLI over the functions of litgpt.finetune and litgpt.pretrain."""

import importlib
import json

import cases
import hold
import stub

stub.packages("torch", "lightning", "lightning_utilities", "torchmetrics", "huggingface_hub", "safetensors", "tokenizers", "numpy", "litdata", "tqdm",
              "psutil", "requests", "transformers", "litgpt.tokenizer", "litgpt.model", "litgpt.lora", "litgpt.adapter", "litgpt.adapter_v2")

from jsonargparse import CLI, capture_parser  # noqa: E402

FUNCTIONS = {"finetune": "finetune.lora", "finetune_lora": "finetune.lora", "finetune_full": "finetune.full", "pretrain": "pretrain"}
NUMBERS = ["2e-5", "2.0e-5", "2e-05", "0.0002", "2E-5", "'2e-5'", '"2.0e-5"', "1", "0", "-1e-5", "text", "null", "2.e-5", ".0002", "1_0.0e-6", "1e-4"]


def optimizer(rng):
    kind = rng.random()
    if kind < 0.1:
        return "optimizer: " + rng.choice(["AdamW", "torch.optim.AdamW", "torch.optim.Adam"])
    lines = ["optimizer:", "  class_path: " + rng.choice(["torch.optim.AdamW", "bitsandbytes.optim.PagedAdamW"]), "  init_args:"]
    if rng.random() < 0.9:
        lines.append("    lr: " + rng.choice(NUMBERS))
    return "\n".join(lines + ["    weight_decay: 0.01"])


def recipe(rng, name):
    lines = ["checkpoint_dir: checkpoints/org/model"]
    if rng.random() < 0.85:
        lines.append(optimizer(rng))
    if "lora" in name or name == "finetune":
        if rng.random() < 0.7:
            lines.append("quantize: " + rng.choice(["bnb.nf4", "bnb.nf4-dq", "bnb.int8-training", "null", "none", "bnb.fp4"]))
        lines.append("lora_r: 16")
    if rng.random() < 0.05:
        lines.append("learning_rate: 1e-3")
    return "\n".join(lines) + "\n"


def flags(rng, name):
    words = []
    if ("lora" in name or name == "finetune") and rng.random() < 0.4:
        words.append(cases.flag(rng, "--quantize", rng.choice(["bnb.nf4", "bnb.nf4-dq", "null"])))
    for _ in range(rng.choice([0, 0, 0, 1, 1, 2])):
        words.append(rng.choice([
            cases.flag(rng, "--optimizer.init_args.lr", "3e-4"), cases.flag(rng, "--optimizer.lr", "3e-4"), ["--optimizer", "AdamW"],
            ["--optimizer", json.dumps({"class_path": "torch.optim.AdamW", "init_args": {"lr": rng.choice([2e-5, 3e-4, "2e-5"])}})],
            ["--optimizer={class_path: torch.optim.AdamW, init_args: {lr: 4e-5}}"], ["--optimizer", "torch.optim.Adam"],
            ["--learning_rate", "1e-4"], ["--train.learning_rate=1e-4"]]))
    if rng.random() < 0.3:
        words.append(rng.choice([["--train.epochs", "2"], ["--train.min_lr", "6e-5"], ["--seed=1"], ["--precision", "bf16-true"]]))
    return words


def made():
    rng = cases.of("litgpt")
    for _ in range(320):
        name = rng.choices(list(FUNCTIONS), [2, 4, 2, 1])[0]
        files, words = {}, flags(rng, name)
        if rng.random() < 0.75:
            files["c.yaml"] = recipe(rng, name)
            words.append(rng.choice([["--config", "c.yaml"], ["--config=c.yaml"]]))
        rng.shuffle(words)
        if not files or rng.random() < 0.2:
            words.insert(0, ["llama"] if name == "pretrain" else ["checkpoints/org/model"])
        yield {"program": ["litgpt", name], "argv": [word for part in words for word in part], **({"files": files} if files else {})}


def read(case):
    name = case["program"][1]
    setup = importlib.import_module("litgpt." + FUNCTIONS[name]).setup
    try:
        found = capture_parser(lambda: CLI(setup)).parse_args(case["argv"])
    except SystemExit:
        import sys
        raise ValueError(" ".join(sys.stderr.getvalue().split("error:")[-1].split())) from None
    chosen = found.optimizer
    # litgpt.utils.instantiate_torch_optimizer
    if isinstance(chosen, str):
        rate = 0.001
    else:
        class_path, init_args = chosen["class_path"], chosen["init_args"]
        rate = init_args.get("lr", 0.001) if class_path else None
        if isinstance(rate, str) or rate is None:
            raise TypeError("learning_rate of the optimizer: " + repr(rate))
    full = name in ("finetune_full", "pretrain")
    method = "full" if full else "qlora" if found.quantize else "lora"
    return {"rate": hold.number(rate), "method": method, "stage": "pretrain" if name == "pretrain" else "sft"}


hold.store("litgpt", ["litgpt", "jsonargparse", "PyYAML"],
           "jsonargparse over the real setup functions and the rules of instantiate_torch_optimizer; torch and lightning are stubs",
           hold.all_of(made(), read))

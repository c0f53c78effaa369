"""mlx_lm.lora: argparse with dashes only, then the recipe where a flag is not given, then the defaults (mlx_lm/lora.py)."""

import sys

import cases
import hold
import stub

stub.packages("mlx", "mlx_lm.tuner", "mlx_lm.utils", "mlx_lm.cli_ui", "mlx_lm.generate", "mlx_lm.server")

import mlx_lm.lora as lora  # noqa: E402

ENDED = {}
lora.run = lambda args, *more: ENDED.update(vars(args))
lora.rprint = lambda *args: None


def flags(rng):
    words = []
    for _ in range(rng.choice([0, 1, 1, 1, 2])):
        name = rng.choices(["--learning-rate", "--learning_rate", "--learning", "--lea", "--l", "--lr", "--learning-rat"], [12, 2, 1, 1, 1, 1, 1])[0]
        words.append(cases.flag(rng, name, cases.number(rng) if rng.random() < 0.97 else None))
    if rng.random() < 0.35:
        words.append(cases.flag(rng, rng.choice(["--fine-tune-type", "--fine-tune-type", "--fine"]), rng.choice(["lora", "dora", "full", "qlora"])))
    if rng.random() < 0.6:
        words.append(cases.flag(rng, "--model", rng.choice(["mlx-community/Mistral-7B-Instruct-v0.3-4bit", "org/model", "mlx-community/model-8bit"])))
    if rng.random() < 0.5:
        words.append(rng.choice([["--iters", "100"], ["--num-layers=8"], ["--grad-checkpoint"], ["--seed", "1"]]))
    words.append(["--train"])
    rng.shuffle(words)
    return [word for part in words for word in part]


def recipe(rng):
    lines = ["data: data"]
    if rng.random() < 0.8:
        lines.append("learning_rate: " + rng.choice([number for number in cases.YAML_NUMBERS if "!!" not in number]))
    if rng.random() < 0.3:
        lines.append("learning-rate: 9e-4")
    if rng.random() < 0.4:
        lines.append("fine_tune_type: " + rng.choice(["lora", "dora", "full", "null"]))
    if rng.random() < 0.5:
        lines.append("model: " + rng.choice(["mlx-community/Mistral-7B-Instruct-v0.3-4bit", "org/model"]))
    if rng.random() < 0.1:
        lines.append("lr_schedule:\n  name: cosine_decay\n  warmup: 100\n  arguments: [2e-5, 1000, 1e-7]")
    rng.shuffle(lines)
    return "\n".join(lines) + "\n"


def made():
    rng = cases.of("mlx-lm")
    for i in range(320):
        argv = flags(rng)
        files = {}
        if rng.random() < 0.6:
            files["lora.yaml"] = recipe(rng)
            argv = argv + rng.choice([["-c", "lora.yaml"], ["--config", "lora.yaml"], ["--config=lora.yaml"], ["-clora.yaml"]])
        program = [["mlx_lm.lora"], ["mlx_lm", "lora"], ["python", "-m", "mlx_lm.lora"], ["python", "-m", "mlx_lm", "lora"]][i % 4]
        yield {"program": program, "argv": argv, **({"files": files} if files else {})}


def read(case):
    ENDED.clear()
    sys.argv = ["lora", *case["argv"]]
    lora.main()
    rate = ENDED["learning_rate"]
    if ENDED["lr_schedule"]:
        rate = float(ENDED["lr_schedule"]["arguments"][0])
    if isinstance(rate, str):
        raise TypeError("learning_rate is a string")
    if ENDED["fine_tune_type"] not in ("lora", "dora", "full"):
        raise ValueError("fine_tune_type")
    quantised = ENDED["model"].endswith("4bit") and ENDED["model"].startswith("mlx-community/")
    method = "full" if ENDED["fine_tune_type"] == "full" else "qlora" if quantised else "lora"
    return {"rate": hold.number(rate), "method": method, "stage": "sft"}


hold.store("mlx-lm", ["mlx-lm", "PyYAML"],
           "mlx_lm.lora.main up to run; mlx is a stub; that a base is quantised is told by its name",
           hold.all_of(made(), read))

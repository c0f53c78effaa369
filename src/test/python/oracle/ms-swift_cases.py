"""ms-swift: `swift sft|pt|rlhf`, whose first word may be a file that is spliced into the words (swift/cli/main.py)."""

import json
import logging
import os
import sys
import types
from dataclasses import dataclass
from importlib.metadata import distribution

import cases
import hold
import transformers.utils

transformers.utils.is_torch_available()

import hf  # noqa: E402
import stub  # noqa: E402

stub.packages("torch", "accelerate", "peft", "trl", "deepspeed", "torchvision", "modelscope", "datasets", "PIL", "json_repair",
              *("swift." + name for name in ["model", "template", "trainers", "rlhf_trainers", "tuners", "tuner_plugin", "utils", "dataset",
                                             "ray_utils", "infer_engine", "loss_scale", "loss", "metrics", "hub", "pipelines", "optimizers",
                                             "callbacks", "agent_template", "rewards", "rollout", "ray"]))
package = types.ModuleType("swift")
package.__path__ = [str(distribution("ms-swift").locate_file("swift"))]
package.__version__ = "4.6.0"
sys.modules["swift"] = package

import swift.ray_utils  # noqa: E402
import swift.rlhf_trainers  # noqa: E402
import swift.trainers  # noqa: E402
import swift.utils  # noqa: E402


@dataclass
class Mixin:
    pass


swift.utils.get_logger = logging.getLogger
swift.trainers.Seq2SeqTrainingArguments = transformers.Seq2SeqTrainingArguments
swift.rlhf_trainers.GRPOArgumentsMixin = Mixin
swift.ray_utils.RayArguments = Mixin

from swift.arguments.pretrain_args import PretrainArguments  # noqa: E402
from swift.arguments.rlhf_args import RLHFArguments  # noqa: E402
from swift.arguments.sft_args import SftArguments  # noqa: E402
from swift.cli.main import parse_yaml_args  # noqa: E402
from transformers import HfArgumentParser  # noqa: E402

CLASSES = {"sft": SftArguments, "pt": PretrainArguments, "rlhf": RLHFArguments}
PARSERS = {name: HfArgumentParser([each]) for name, each in CLASSES.items()}
STAGES = {"rm": "reward", "gkd": "sft"}
TUNERS = ["lora", "lora", "full", "longlora", "adalora", "llamapro"]


def recipe(rng, name):
    lines = ["model: org/model", "dataset:\n  - org/data"]
    if rng.random() < 0.75:
        lines.append("learning_rate: " + rng.choice([number for number in cases.YAML_NUMBERS if "!!" not in number and "[" not in number and "{" not in number]))
    if rng.random() < 0.5:
        lines.append("tuner_type: " + rng.choice(TUNERS))
    if rng.random() < 0.4:
        lines += ["quant_bits: 4", "quant_method: bnb"] if rng.random() < 0.8 else ["quant_bits: 4"]
    if name == "rlhf" and rng.random() < 0.7:
        lines.append("rlhf_type: " + rng.choice(["dpo", "orpo", "simpo", "kto", "cpo", "rm", "ppo", "grpo", "gkd"]))
    if rng.random() < 0.2:
        lines.append("use_rslora: " + rng.choice(["true", "false"]))
    rng.shuffle(lines)
    return "\n".join(lines) + "\n"


def flags(rng, name):
    words = [["--output_dir", "out"]]
    for _ in range(rng.choice([0, 1, 1, 1, 2])):
        words.append(cases.hf_rate(rng))
    if rng.random() < 0.5:
        words.append(cases.flag(rng, rng.choice(["--tuner_type", "--tuner_type", "--tuner-type", "--train_type"]), rng.choice(TUNERS)))
    if rng.random() < 0.4:
        words += [cases.flag(rng, "--quant_bits", rng.choice(["4", "8"]))] + ([["--quant_method", rng.choice(["bnb", "hqq"])]] if rng.random() < 0.8 else [])
    if name == "rlhf" and rng.random() < 0.7:
        words.append(cases.flag(rng, "--rlhf_type", rng.choice(["dpo", "orpo", "simpo", "kto", "cpo", "rm", "ppo", "grpo", "gkd"])))
    if rng.random() < 0.4:
        words.append(rng.choice([["--lora_rank", "16"], ["--num_train_epochs=1"], ["--lorap_lr_ratio", "16"], ["--unknown_flag", "1"], ["--deepspeed", "zero2"],
                                 ["--vit_lr", "1e-6"], ["--aligner_lr=2e-6"]]))
    rng.shuffle(words)
    return [word for part in words for word in part]


def made():
    rng = cases.of("ms-swift")
    for i in range(420):
        name = rng.choices(["sft", "rlhf", "pt"], [6, 3, 1])[0]
        case = {"program": ["swift", name], "argv": ["--model", "org/model", *flags(rng, name)]}
        if i % 2:
            file = rng.choice(["c.yaml", "c.json"])
            text = recipe(rng, name)
            if file == "c.json":
                text = json.dumps({"model": "org/model", "learning_rate": rng.choice([2e-5, "2e-5", 1e-4, None]), "tuner_type": rng.choice(TUNERS)})
            words = flags(rng, name) if rng.random() < 0.4 else []
            case = {"program": ["swift", name], "argv": [file, *words] if rng.random() < 0.95 else [*words, file], "files": {file: text}}
        elif rng.random() < 0.05:
            case["env"] = {"RAY_SWIFT_ARGS": json.dumps(["--model", "org/model", "--learning_rate", "7e-5"])}
        yield case


def read(case):
    argv = list(case["argv"])
    name = case["program"][1]
    parse_yaml_args(argv)
    ray = case.get("env", {}).get("RAY_SWIFT_ARGS")
    os.environ.pop("SWIFT_CONFIG_FILE", None)
    found, rest = PARSERS[name].parse_known_args(json.loads(ray) if ray else argv)
    if rest:
        raise ValueError("unrecognized arguments")
    found._init_output_dir = found._init_metric = found._init_eval_strategy = lambda: None
    SftArguments._init_override(found)
    method = "full" if found.tuner_type in ("full", "llamapro") else "qlora" if found.quant_method and found.quant_bits else "lora"
    stage = {"sft": "sft", "pt": "pretrain"}.get(name) or STAGES.get(found.rlhf_type, found.rlhf_type)
    return {"rate": hold.number(found.learning_rate), "method": method, "stage": stage}


hold.store("ms-swift", ["ms-swift", "transformers"],
           "swift.cli.main.parse_yaml_args, HfArgumentParser with the real dataclasses, and SftArguments._init_override; the packages that need "
           "torch are stubs, and so are GRPO's own arguments", hold.all_of(made(), read))

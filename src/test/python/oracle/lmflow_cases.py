"""LMFlow's training package is on no index (0.0.1.dev0 is empty): its fields are restated by name and type (src/lmflow/args.py, 0.0.10)."""

import json
from dataclasses import dataclass, field

import cases
import hf
import hold
from transformers import HfArgumentParser, TrainingArguments


@dataclass
class ModelArguments:
    model_name_or_path: str = None
    use_dora: bool = False
    use_lora: bool = False
    use_qlora: bool = False
    bits: int = field(default=4, metadata={"choices": [4, 8]})
    quant_type: str = "nf4"
    double_quant: bool = True
    lora_r: int = 8
    lora_alpha: int = 32
    lora_dropout: float = 0.1
    use_int8: bool = False
    load_in_4bit: bool = True


@dataclass
class DatasetArguments:
    dataset_path: str = None


@dataclass
class FinetunerArguments(TrainingArguments):
    use_lisa: bool = False
    lisa_activated_layers: int = 1


PARTS = (ModelArguments, DatasetArguments, FinetunerArguments)


def made():
    rng = cases.of("lmflow")
    for i in range(330):
        if i % 6 == 0:
            recipe = {"model_name_or_path": "org/model", "output_dir": "out", "dataset_path": "data"}
            if rng.random() < 0.8:
                recipe["learning_rate"] = rng.choice([2e-5, 2e-4, "2e-5", 1, None, 0, -1e-5, "text", True])
            for name in ["use_lora", "use_qlora"]:
                if rng.random() < 0.5:
                    recipe[name] = rng.choice([True, False, True, 1, 0, "true"])
            yield {"program": ["deepspeed", "LMFlow/examples/finetune.py"], "argv": ["cfg.json"], "files": {"cfg.json": json.dumps(recipe)}}
            continue
        bools = ["use_lora", "use_qlora", "load_in_4bit", "use_int8"]
        argv = cases.hf_argv(rng, bools, ["--model_name_or_path", "org/model", "--dataset_path", "data", "--output_dir", "out"])
        files = {"examples/finetune.args": "--learning_rate 7e-5 --use_lora 1"} if i % 11 == 0 else {}
        yield {"program": ["deepspeed", "examples/finetune.py"], "argv": argv, **({"files": files} if files else {})}


def read(case):
    if case["argv"] == ["cfg.json"]:
        found = {key: value for part in HfArgumentParser(PARTS).parse_json_file("cfg.json") for key, value in vars(part).items()}
    else:
        beside = case.get("files", {}).get("examples/finetune.args", "").split()
        found = hf.parse(PARTS, beside + case["argv"])
    if found["use_qlora"]:
        found["use_lora"] = True
    method = "full" if not found["use_lora"] else "qlora" if found["use_qlora"] else "lora"
    return {"rate": hold.number(found["learning_rate"]), "method": method, "stage": "sft"}


hold.store("lmflow", ["transformers"], "HfArgumentParser with LMFlow's dataclasses restated by name and type; " + hf.HELD,
           hold.all_of(made(), read))

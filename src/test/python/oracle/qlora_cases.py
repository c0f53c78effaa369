"""artidoro/qlora is on no index: the fields that matter of its dataclasses are restated by name and type (qlora.py, 7f4e95a)."""

from dataclasses import dataclass, field

import cases
import hf
import hold
from transformers import Seq2SeqTrainingArguments


@dataclass
class ModelArguments:
    model_name_or_path: str = "EleutherAI/pythia-12b"
    trust_remote_code: bool = False


@dataclass
class TrainingArguments(Seq2SeqTrainingArguments):
    full_finetune: bool = False
    adam8bit: bool = False
    double_quant: bool = True
    quant_type: str = "nf4"
    bits: int = 4
    lora_r: int = 64
    lora_alpha: float = 16
    max_memory_MB: int = 80000
    output_dir: str = "./output"
    learning_rate: float = 0.0002
    do_train: bool = True
    source_max_len: int = 1024
    warmup_ratio: float = 0.03
    group_by_length: bool = True


def made():
    rng = cases.of("qlora")
    for _ in range(300):
        start = ["--model_name_or_path", "org/model"]
        if rng.random() < 0.4:
            start += cases.flag(rng, "--bits", rng.choice(["4", "8", "16", "32", "four"]))
        yield {"program": ["python", "/opt/qlora/qlora.py"], "argv": cases.hf_argv(rng, ["full_finetune", "adam8bit", "double_quant"], start)}


def read(case):
    found = hf.parse((ModelArguments, TrainingArguments), case["argv"], remaining=True)
    bits = found["bits"]
    if found["full_finetune"]:
        assert bits in [16, 32]
    method = "full" if found["full_finetune"] else "qlora" if bits in (4, 8) else "lora"
    return {"rate": hold.number(found["learning_rate"]), "method": method, "stage": "sft"}


hold.store("qlora", ["transformers"], "HfArgumentParser with the dataclasses of qlora.py restated by name and type; " + hf.HELD,
           hold.all_of(made(), read))

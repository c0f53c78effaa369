"""FastChat's train_lora.py parses with HfArgumentParser and its own dataclasses (fastchat/train)."""

import cases
import hf
import hold
import stub
import transformers

transformers.deepspeed = transformers.Trainer = transformers.BitsAndBytesConfig = stub.Stub
stub.packages("torch", "deepspeed", "peft", "accelerate", "requests", "flash_attn", "fastchat.utils", "fastchat.model", "transformers.trainer_pt_utils", "transformers.models.llama")

from fastchat.train.train import DataArguments, ModelArguments, TrainingArguments as FullArguments  # noqa: E402
from fastchat.train.train_lora import LoraArguments, TrainingArguments  # noqa: E402


def made():
    rng = cases.of("fastchat")
    for i in range(300):
        argv = cases.hf_argv(rng, ["q_lora"] if i % 4 else [], ["--model_name_or_path", "org/model", "--output_dir", "out"])
        if i % 4 == 0:
            argv = [word for word in argv if not word.startswith(("--lora", "q_proj", "v_proj"))]
        script = "train_lora" if i % 4 else "train"
        program = ["python", "-m", "fastchat.train." + script] if i % 3 == 0 else ["deepspeed", f"fastchat/train/{script}.py"]
        yield {"program": program, "argv": argv}


def read(case):
    full = not case["program"][-1].rstrip(".py").endswith("lora")
    parts = (ModelArguments, DataArguments, FullArguments) if full else (ModelArguments, DataArguments, TrainingArguments, LoraArguments)
    found = hf.parse(parts, case["argv"])
    method = "full" if full else "qlora" if found["q_lora"] else "lora"
    return {"rate": hold.number(found["learning_rate"]), "method": method, "stage": "sft"}


hold.store("fastchat", ["fschat", "transformers"],
           "HfArgumentParser with the dataclasses of fastchat.train.train_lora and train; torch, deepspeed and peft are stubs; " + hf.HELD,
           hold.all_of(made(), read))

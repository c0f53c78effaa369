"""AutoTrain: `autotrain llm` (argparse from a pydantic model) and `autotrain --config` (yaml)."""

import argparse

import cases
import hold
import stub

stub.packages("torch", "accelerate", "transformers", "huggingface_hub", "datasets", "peft", "trl", "pandas", "autotrain.project", "autotrain.backends", "requests",
              "joblib", "sklearn", "PIL", "numpy", "nltk", "autotrain.cli.utils_")

from autotrain.cli.run_llm import RunAutoTrainLLMCommand  # noqa: E402
from autotrain.trainers.clm.params import LLMTrainingParams  # noqa: E402

STAGES = {"sft": "sft", "default": "unknown", "dpo": "dpo", "orpo": "orpo", "reward": "reward", "generic": "unknown"}


def flags(rng):
    words = [["--train"], ["--model", "org/model"], ["--project-name", "p"], ["--data-path", "data"]]
    for _ in range(rng.choice([0, 1, 1, 1, 2])):
        name = rng.choices(["--lr", "--learning-rate", "--learning_rate", "--l"], [14, 1, 1, 1])[0]
        words.append(cases.flag(rng, name, cases.number(rng) if rng.random() < 0.97 else None))
    if rng.random() < 0.7:
        words.append([rng.choice(["--peft", "--peft", "--peft", "--use-peft", "--pef", "--peft=true"])])
    if rng.random() < 0.4:
        words.append(cases.flag(rng, rng.choice(["--quantization", "--quant"]), rng.choice(["int4", "int8", "none", "None", ""])))
    if rng.random() < 0.5:
        words.append(cases.flag(rng, "--trainer", rng.choice(list(STAGES))))
    if rng.random() < 0.4:
        words.append(rng.choice([["--lora-r", "16"], ["--lora_r=16"], ["--epochs", "3"], ["--batch-size", "2"], ["--block_size", "1024"], ["--unsloth"]]))
    rng.shuffle(words)
    return [word for part in words for word in part]


def recipe(rng):
    params = []
    if rng.random() < 0.8:
        params.append("lr: " + rng.choice(cases.YAML_NUMBERS))
    if rng.random() < 0.7:
        params.append("peft: " + rng.choice(cases.YAML_BOOLS if rng.random() < 0.5 else ["true"]))
    if rng.random() < 0.5:
        params.append("quantization: " + rng.choice(["int4", "int8", "null", "none"]))
    task = rng.choice(["llm-sft", "llm-sft", "llm-dpo", "llm-orpo", "llm-reward", "llm-generic", "llm", "lm_training"])
    text = f"task: {task}\nbase_model: org/model\nproject_name: p\nlog: none\nbackend: local\ndata:\n  path: data\n  train_split: train\n  valid_split: null\n" \
           "  chat_template: null\n  column_mapping:\n    text_column: text\n"
    return text + ("params:\n  " + "\n  ".join(params) + "\n" if params else "")


def made():
    rng = cases.of("autotrain")
    for i in range(360):
        if i % 2:
            yield {"program": ["autotrain", "llm"], "argv": flags(rng)}
        else:
            yield {"program": ["autotrain"], "argv": rng.choice([["--config", "c.yml"], ["--config=c.yml"], ["--conf", "c.yml"]]), "files": {"c.yml": recipe(rng)}}


def of_file(path):
    """autotrain.parser.AutoTrainConfigParser._parse_config for a language model."""
    import yaml
    with open(path) as file:
        config = yaml.safe_load(file)
    params = {"model": config["base_model"], "project_name": config["project_name"], "data_path": config["data"]["path"]}
    if "-" in config["task"]:
        params["trainer"] = {"generic": "default"}.get(config["task"].split("-")[1], config["task"].split("-")[1])
    params |= config["data"]["column_mapping"]
    params |= config.get("params") or {}
    return params


def read(case):
    if case["program"] == ["autotrain"]:
        found = LLMTrainingParams(**of_file("c.yml"))
    else:
        parser = argparse.ArgumentParser()
        RunAutoTrainLLMCommand.register_subcommand(parser.add_subparsers())
        args = parser.parse_args(["llm", *case["argv"]])
        RunAutoTrainLLMCommand(args)
        found = LLMTrainingParams(**vars(args))
    quantised = found.quantization in ("int4", "int8")
    method = "full" if not found.peft else "qlora" if quantised else "lora"
    return {"rate": hold.number(found.lr), "method": method, "stage": STAGES[found.trainer]}


hold.store("autotrain", ["autotrain-advanced", "pydantic", "PyYAML"],
           "RunAutoTrainLLMCommand's argparse and LLMTrainingParams; of a config file, the rules of AutoTrainConfigParser are restated; torch and "
           "what needs it are stubs",
           hold.all_of(made(), read))

"""Makes the cases: what a person might write, right and wrong. The seed is fixed, so they stay."""

import random

NUMBERS = [
    "2e-5", "2.0e-5", "2E-5", "2e-05", "2.0E-05", ".00002", "0.00002", "0.0002", "2.e-5", ".2e-4", "+2e-5",
    "1_000e-8", "1_0.0e-6", "2_0e-6", "1e-4", "2e-4", "0.0001", "3", "1", "5e-6", "1.5e-05", " 2e-5 ",
    "00.0002", "2e-0_5", "0002e-5", "4.9999999999999996e-06", "1e-400",
]
BAD_NUMBERS = ["", "text", "2e", "2 e-5", "1/50000", "2,0e-5", "0x10", "2e-5f", "1__0e-6", "_1e-5", "e-5", "--", "2e−5"]
ODD_NUMBERS = ["nan", "inf", "-inf", "Infinity", "-1", "-2e-5", "0", "0.0", "-0", "None", "null", "1e400", "True", "auto"]
YAML_NUMBERS = NUMBERS + ["null", "~", "", "nan", ".nan", ".inf", "inf", "-1", "-2e-5", "0", "text", "'2e-5'", '"2e-5"', '"2.0e-5"',
                "'text'", "true", "yes", "0o10", "010", "0x10", "1:30", "1/50000", "2e5", "[1e-4]", "{a: 1}", "!!float 2e-5",
                '!!str 2.0e-5', "2e-5 # why", "|\n  2e-5\n", ">-\n  2e-5\n"]
TRUE = ["True", "true", "1", "yes", "t", "Y", "TRUE"]
FALSE = ["False", "false", "0", "no", "f", "n"]
NO_BOOL = ["maybe", "on", "off", "2", "None", ""]
YAML_BOOLS = ["true", "True", "false", "yes", "no", "on", "off", '"true"', '"false"', "'no'", "1", "0", "null", "y", "n", "maybe", "TRUE"]


def number(rng):
    return rng.choice(NUMBERS if rng.random() < 0.75 else BAD_NUMBERS if rng.random() < 0.4 else ODD_NUMBERS)


def flag(rng, name, value):
    """One flag with its value: joined or separated; value None is a flag alone."""
    if value is None:
        return [name]
    return [f"{name}={value}"] if rng.random() < 0.5 else [name, value]


def hf_rate(rng):
    name = rng.choices(
        ["--learning_rate", "--learning-rate", "--learning_r", "--learning-rat", "--learning_", "--learn", "--LEARNING_RATE", "--lr",
         "-learning_rate", "--learning_rate_x", "--learning"],
        [40, 20, 4, 4, 2, 2, 1, 2, 1, 1, 1])[0]
    return flag(rng, name, None if rng.random() < 0.03 else number(rng))


def hf_bool(rng, name):
    spelled = "--" + (name if rng.random() < 0.7 else name.replace("_", "-"))
    if rng.random() < 0.4:
        return [spelled]
    return flag(rng, spelled, rng.choice(TRUE if rng.random() < 0.6 else FALSE if rng.random() < 0.7 else NO_BOOL))


def hf_other(rng):
    return rng.choice([
        ["--num_train_epochs", "3"], ["--lora_r", "16"], ["--lora-alpha=32"], ["--bf16"], ["--no_gradient_checkpointing"],
        ["--lr_scheduler_type", "cosine"], ["--report_to", "none"], ["--per_device_train_batch_size=2"], ["--warmup_ratio", "0.1"],
        ["--optim", "paged_adamw_8bit"], ["--lora_target_modules", "q_proj", "v_proj"], ["--weight_decay=-1"],
        ["--learning_rate_of_nobody", "1"] if rng.random() < 0.1 else ["--seed", "1"], ["--max_steps", "-1"],
    ])


def hf_argv(rng, bools, start):
    parts = []
    for _ in range(rng.choice([0, 1, 1, 1, 1, 2])):
        parts.append(hf_rate(rng))
    for name in bools:
        if rng.random() < 0.4:
            parts.append(hf_bool(rng, name))
            if rng.random() < 0.1:
                parts.append(hf_bool(rng, name))
    for _ in range(rng.choice([0, 1, 2])):
        parts.append(hf_other(rng))
    parts.append(start)
    rng.shuffle(parts)
    return [word for part in parts for word in part]


def yaml_recipe(rng, bools, required):
    lines = [f"{key}: {value}" for key, value in required.items()]
    if rng.random() < 0.85:
        lines.append("learning_rate: " + rng.choice(YAML_NUMBERS))
        if rng.random() < 0.07:
            lines.append("learning_rate: " + rng.choice(NUMBERS))
    for name in bools:
        if rng.random() < 0.45:
            lines.append(f"{name}: " + rng.choice(YAML_BOOLS[:3] if rng.random() < 0.6 else YAML_BOOLS))
    lines += rng.sample(["lora_r: 16", "unknown_key: 1", "optim: adamw_torch", "nested:\n  learning_rate: 1e-4", "env:\n  A: b",
                         "learning-rate: 9e-4", "Learning_Rate: 9e-4", "num_train_epochs: 3"], rng.choice([0, 1, 2]))
    rng.shuffle(lines)
    return "\n".join(lines) + "\n"


def of(name):
    return random.Random("tenfold " + name)

"""What the scripts that parse with transformers' HfArgumentParser share."""

import types

from transformers import HfArgumentParser, TrainingArguments

HELD = "TrainingArguments.__post_init__ is not run: it asks torch for a GPU"

# These look for a GPU through torch, which is not installed; they set neither the rate nor the method.
TrainingArguments.__post_init__ = lambda self: None
TrainingArguments.device = types.SimpleNamespace(type="cpu")
TrainingArguments.n_gpu = 1
TrainingArguments.world_size = 1


def parse(parts, argv, remaining=False):
    """The fields of all dataclasses together."""
    parsed = HfArgumentParser(parts).parse_args_into_dataclasses(argv, return_remaining_strings=remaining, look_for_args_file=False)
    return {key: value for part in parsed if not isinstance(part, list) for key, value in vars(part).items()}

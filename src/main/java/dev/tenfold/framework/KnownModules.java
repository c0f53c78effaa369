package dev.tenfold.framework;

import java.util.Set;

/**
 * Packages of which it is known that a script cannot hand its training on to them unseen: Python's
 * own, and those that the readers of Python programs follow.
 */
final class KnownModules {
  private static final Set<String> ROOTS =
      Set.of(
          ("__future__ abc argparse ast asyncio base64 bisect builtins calendar codecs collections"
                  + " concurrent configparser contextlib copy csv ctypes dataclasses datetime decimal"
                  + " difflib email enum errno fcntl fnmatch fractions functools gc getpass glob gzip"
                  + " hashlib heapq hmac html http importlib inspect io itertools json logging math"
                  + " mimetypes multiprocessing numbers operator os pathlib pickle pkgutil platform"
                  + " pprint queue random re resource secrets select shlex shutil signal site socket"
                  + " sqlite3 ssl stat statistics string struct subprocess sys sysconfig tarfile"
                  + " tempfile textwrap threading time timeit tokenize traceback types typing unicodedata"
                  + " unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo"
                  + " absl accelerate aiohttp bitsandbytes boto3 botocore click cv2 datasets deepspeed"
                  + " dotenv einops evaluate fastapi filelock fire flash_attn flask fsspec gcsfs google"
                  + " grpc httpx huggingface_hub hydra jinja2 joblib lightning loguru matplotlib mlflow"
                  + " neptune nltk numpy omegaconf optimum optuna packaging pandas peft PIL plotly"
                  + " prometheus_client psutil pyarrow pydantic pytest pytorch_lightning ray requests"
                  + " rich rouge_score s3fs sacrebleu safetensors scipy seaborn sentencepiece sklearn"
                  + " tensorboard tensorflow tiktoken tokenizers tomllib torch torchaudio torchmetrics"
                  + " torchvision tqdm transformers triton trl typer typing_extensions unsloth"
                  + " unsloth_zoo uvicorn vllm wandb xformers yaml clearml comet_ml kubernetes redis"
                  + " kubeflow openai")
              .split(" "));

  private KnownModules() {}

  static boolean isKnown(String root) {
    return ROOTS.contains(root);
  }
}

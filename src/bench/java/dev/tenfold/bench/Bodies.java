package dev.tenfold.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** AdmissionReviews as an API server sends them, with what it adds to an object of a user. */
public enum Bodies {
  /** Master and worker start the same shell script, as most public manifests do. */
  PYTORCHJOB_6KB(Answer.REFUSED, "a PyTorchJob of 6 KB") {
    @Override
    ObjectNode object() {
      ObjectNode job = named("kubeflow.org/v1", "PyTorchJob");
      ObjectNode replicas = job.putObject("spec").putObject("pytorchReplicaSpecs");
      for (String role : new String[] {"Master", "Worker"}) {
        ObjectNode replica = replicas.putObject(role).put("replicas", 1);
        replica.put("restartPolicy", "OnFailure");
        replica.putObject("template").set("spec", pod("pytorch", SCRIPT));
      }
      managedBy(job, "f:spec", "f:pytorchReplicaSpecs", 36);
      return job;
    }
  },
  /** What the SDK of Kubeflow makes of a function: a program in a shell script. */
  TRAINJOB_50KB(Answer.ALLOWED, "a TrainJob of 50 KB with a function of the SDK") {
    @Override
    ObjectNode object() {
      ObjectNode job = named("trainer.kubeflow.org/v1alpha1", "TrainJob");
      ObjectNode spec = job.putObject("spec");
      spec.putObject("runtimeRef").put("name", "torch-distributed");
      ObjectNode trainer = spec.putObject("trainer").put("numNodes", 2);
      trainer.putArray("command").add("bash").add("-c");
      trainer.putArray("args").add(SDK.formatted(function(47_000)));
      return job;
    }
  },
  /** One script that would fit into no ConfigMap. */
  JOB_1MB(Answer.REFUSED, "a Job of 1 MB, nearly all of it a script") {
    @Override
    ObjectNode object() {
      ObjectNode job = named("batch/v1", "Job");
      StringBuilder script = new StringBuilder("set -euo pipefail\n");
      for (int i = 0; script.length() < 900_000; i++) {
        script.append("echo \"step ").append(i).append(" of $HOSTNAME: ");
        script.append("-".repeat(1000)).append("\" >> /tmp/log.txt\n");
      }
      job.putObject("spec")
          .putObject("template")
          .set("spec", pod("train", script.append(SCRIPT).toString()));
      return job;
    }
  },
  /** A JobSet of 100 jobs, each with another run. */
  RUNS_100(Answer.REFUSED, "a JobSet with 100 runs") {
    @Override
    ObjectNode object() {
      ObjectNode set = named("jobset.x-k8s.io/v1alpha2", "JobSet");
      ArrayNode jobs = set.putObject("spec").putArray("replicatedJobs");
      for (int i = 0; i < 100; i++) {
        ObjectNode container =
            tree(
                """
                {"name": "train", "command": ["trl", "sft"], "args": ["--use_peft", "--load_in_4bit",
                 "--output_dir", "/data/%d", "--learning_rate", "2.0e-05"]}
                """
                    .formatted(i));
        jobs.addObject()
            .put("name", "run-" + i)
            .putObject("template")
            .putObject("spec")
            .putObject("template")
            .putObject("spec")
            .putArray("containers")
            .add(container);
      }
      return set;
    }
  },
  /**
   * A web server, with the probes, volumes and tolerations that pods have when they are created.
   */
  POD_NOT_OURS(Answer.ALLOWED, "a pod that is not ours") {
    @Override
    ObjectNode object() {
      ObjectNode pod = named("v1", "Pod");
      ObjectNode spec = pod("web", "daemon off;");
      ObjectNode main = (ObjectNode) spec.withArray("/containers").get(0);
      main.putArray("command").add("nginx").add("-g");
      pod.set("spec", spec);
      managedBy(pod, "f:spec", "f:containers", 20);
      return pod;
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SCRIPT =
      """
      set -euo pipefail
      export HF_HOME=/data/cache TOKENIZERS_PARALLELISM=false
      MODEL=${MODEL:-mistralai/Mistral-7B-v0.1}
      OUT=/data/zephyr-7b-sft-qlora
      # wait for the cache that the init container fills
      if [ ! -d "$HF_HOME" ]; then mkdir -p "$HF_HOME"; fi
      pip install --quiet "trl==1.16.0" "peft>=0.15" && accelerate launch \\
        --config_file /etc/accelerate/config.yaml --num_processes 8 \\
        --module trl.scripts.sft --model_name_or_path "$MODEL" \\
        --dataset_name HuggingFaceH4/ultrachat_200k --use_peft --load_in_4bit \\
        --learning_rate 2.0e-05 --lr_scheduler_type cosine --warmup_ratio 0.1 \\
        --lora_r 16 --lora_alpha 16 --lora_dropout 0.05 --num_train_epochs 1 \\
        --per_device_train_batch_size 4 --gradient_accumulation_steps 2 \\
        --gradient_checkpointing --bf16 --output_dir "$OUT" | tee "$OUT.log"
      """;

  private static final String SDK =
      """

      if ! [ -x "$(command -v pip)" ]; then
          python -m ensurepip || python -m ensurepip --user || apt-get install python-pip
      fi
      read -r -d '' SCRIPT << EOM

      %s
      EOM
      printf "%%s" "$SCRIPT" > "train.py"
      torchrun "train.py"
      """;

  /** What a server says to it; a benchmark of a wrong answer is none. */
  private enum Answer {
    ALLOWED,
    REFUSED
  }

  private final Answer answer;
  private final String title;

  Bodies(Answer answer, String title) {
    this.answer = answer;
    this.title = title;
  }

  /** What it is called in the page. */
  String title() {
    return title;
  }

  abstract ObjectNode object();

  boolean isRefused() {
    return answer == Answer.REFUSED;
  }

  byte[] body() {
    ObjectNode review =
        tree(
            """
            {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
             "uid": "705ab4f5-6393-11e8-b7cc-42010a800002", "operation": "CREATE", "namespace": "team-a",
             "userInfo": {"username": "jane@example.org", "groups": ["ml", "system:authenticated"]},
             "dryRun": false, "oldObject": null, "options": {"kind": "CreateOptions"}}}
            """);
    ((ObjectNode) review.get("request")).set("object", object());
    return review.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode named(String apiVersion, String kind) {
    return tree(
        """
        {"apiVersion": "%s", "kind": "%s", "metadata": {"name": "zephyr-sft", "namespace": "team-a",
         "uid": "0a1b2c3d-0000-4000-8000-000000000001", "creationTimestamp": "2026-01-01T00:00:00Z",
         "generation": 1, "labels": {"team": "research", "kueue.x-k8s.io/queue-name": "gpus"}}}
        """
            .formatted(apiVersion, kind));
  }

  private static ObjectNode pod(String container, String script) {
    ObjectNode spec =
        tree(
            """
            {"restartPolicy": "Never", "dnsPolicy": "ClusterFirst", "schedulerName": "default-scheduler",
             "nodeSelector": {"gpu": "a100"}, "serviceAccountName": "trainer",
             "tolerations": [{"key": "nvidia.com/gpu", "operator": "Exists", "effect": "NoSchedule"}],
             "volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}},
              {"name": "shm", "emptyDir": {"medium": "Memory"}}]}
            """);
    ObjectNode main = spec.putArray("containers").addObject().put("name", container);
    main.put("image", "example.org/ml/trl:1.16.0").put("imagePullPolicy", "IfNotPresent");
    main.putArray("command").add("/bin/bash").add("-c");
    main.putArray("args").add(script);
    ArrayNode env = main.putArray("env");
    for (String name : new String[] {"WANDB_PROJECT", "NCCL_DEBUG", "HF_HUB_OFFLINE", "RUN"}) {
      env.addObject().put("name", name).put("value", "zephyr");
    }
    env.add(
        tree(
            """
            {"name": "HF_TOKEN", "valueFrom": {"secretKeyRef": {"name": "hub", "key": "token"}}}
            """));
    main.set(
        "resources",
        tree(
            """
            {"limits": {"nvidia.com/gpu": "8", "memory": "512Gi"}, "requests": {"cpu": "32"}}
            """));
    main.putArray("volumeMounts")
        .add(tree("{\"name\": \"data\", \"mountPath\": \"/data\"}"))
        .add(tree("{\"name\": \"shm\", \"mountPath\": \"/dev/shm\"}"));
    return spec;
  }

  /** The fields of a manager, which every stored object carries and nobody reads. */
  private static void managedBy(ObjectNode object, String outer, String inner, int fields) {
    ObjectNode entry = object.withObject("/metadata").putArray("managedFields").addObject();
    entry.put("manager", "kubectl-create").put("operation", "Update").put("fieldsType", "FieldsV1");
    ObjectNode owned = entry.putObject("fieldsV1").putObject(outer).putObject(inner);
    for (int i = 0; i < fields; i++) {
      owned.putObject("k:{\"name\":\"field-" + i + "\"}").putObject("f:value");
    }
  }

  private static String function(int length) {
    StringBuilder text = new StringBuilder("def train(config):\n    import torch\n");
    for (int i = 0; text.length() < length; i++) {
      text.append("    step_").append(i).append(" = torch.nn.Linear(in_features=").append(i);
      text.append(", out_features=128)  # layer ").append(i).append(" of the head\n");
    }
    return text.append("    from trl import SFTConfig\n")
        .append("    args = SFTConfig(learning_rate=2e-5, output_dir='/data')\n\ntrain({})\n")
        .toString();
  }

  private static ObjectNode tree(String json) {
    return (ObjectNode) read(json.getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

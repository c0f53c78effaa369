package dev.tenfold.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The command that Kubeflow Trainer writes for torchtune, as its controller does (kubeflow/trainer,
 * pkg/runtime/framework/plugins/torch/torchtune.go at 1dcef5ab0).
 */
class TorchtuneRuntimeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The command of the trainer, with {@code ?} where it is not known. */
  private static String command(String name, String trainer, boolean runtimeIsThere)
      throws JsonProcessingException {
    JsonNode job =
        JSON.readTree(
            """
            {"apiVersion": "trainer.kubeflow.org/v1alpha1", "kind": "TrainJob", "metadata": {"name":
             "t"}, "spec": {"runtimeRef": {"name": "%s"}, "trainer": {%s}}}
            """
                .formatted(name, trainer));
    JsonNode runtime =
        JSON.readTree(
            """
            {"apiVersion": "trainer.kubeflow.org/v1alpha1", "kind": "ClusterTrainingRuntime",
            "metadata": {"name": "%s"}, "spec": {"mlPolicy": {"numNodes": 1, "torch": {}}, "template":
            {"spec": {"replicatedJobs": [{"name": "node", "template": {"metadata": {"labels":
            {"trainer.kubeflow.org/trainjob-ancestor-step": "trainer"}}, "spec": {"template": {"spec":
            {"containers": [{"name": "node", "resources": {"limits": {"nvidia.com/gpu": 2}}, "command":
            ["tune", "run", "full_finetune_distributed", "--config", "llama3_2/1B_full"]}]}}}}}]}}}}

            """
                .formatted(name));
    Lookup lookup =
        reference ->
            runtimeIsThere
                ? new Reading.Found<>(Manifest.referenced(runtime))
                : new Reading.Absent<>();
    Container container =
        (Container) new TrainJob().works(Manifest.submitted(job), lookup).getFirst();
    return container.command().orElseThrow().words().stream()
        .map(word -> word.isKnown() ? word.toString() : "?")
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "command": ["tune", "run"], "args": ["model.lora_attn_modules=[q_proj]", "model.quantize_base=True"] | tune run lora_finetune_distributed --config llama3_2/1B_qlora
          "command": ["tune", "run"], "args": ["model.quantize_base=true"], "numProcPerNode": 1 | tune run lora_finetune_single_device --config llama3_2/1B_qlora_single_device
          "command": ["tune", "run"], "args": ["model.quantize_base=true"], "resourcesPerNode": {"requests": {"nvidia.com/gpu": "1"}} | tune run lora_finetune_single_device --config llama3_2/1B_qlora_single_device
          "command": ["tune", "run"], "args": ["model.lora_attn_modules=[q_proj]", "model.quantize_base=False"] | tune run lora_finetune_distributed --config llama3_2/1B_lora
          "command": ["tune", "run"], "args": ["model.lora_attn_modules=[q_proj]", "model.quantize_base=True", "model.use_dora=True"] | tune run lora_finetune_distributed --config llama3_2/1B_lora
          "command": ["tune", "run"], "args": ["optimizer.lr=2e-5"] | tune run full_finetune_distributed --config llama3_2/1B_full
          "command": ["tune", "run"], "args": ["model.lora_attn_modules=[q]"], "numNodes": 2 | tune run full_finetune_distributed --config llama3_2/1B_full_multinode
          "args": ["model.lora_attn_modules=[q_proj]"] | tune run lora_finetune_distributed --config llama3_2/1B_lora
          "args": ["epochs=3"] | tune run full_finetune_distributed --config llama3_2/1B_full
          "command": ["tune", "run", "lora_finetune_distributed", "--config", "llama3_2/1B_full"] | tune run lora_finetune_distributed --config llama3_2/1B_full
          "command": ["python", "train.py"], "args": ["model.quantize_base=True"] | python train.py
          """)
  void recipeAndConfigurationFollowFromTheArgs(String trainer, String command)
      throws JsonProcessingException {
    assertEquals(command, command("torchtune-llama3.2-1b", trainer, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "command": ["tune", "run"], "args": ["model.quantize_base=True"] | tune run lora_finetune_distributed --config ?
          "command": ["tune", "run"], "args": ["model.quantize_base=True"], "numProcPerNode": 1 | tune run lora_finetune_single_device --config llama3_2/1B_qlora_single_device
          "args": ["model.quantize_base=True"] | ?
          """)
  void withoutTheRuntimeTheNumberOfItsDevicesIsUnknown(String trainer, String command)
      throws JsonProcessingException {
    assertEquals(command, command("torchtune-llama3.2-1b", trainer, false));
  }

  @ParameterizedTest
  @CsvSource({
    "torchtune-qwen2.5-1.5b, tune run lora_finetune_distributed --config qwen2_5/1.5B_qlora",
    "our-runtime, tune run lora_finetune_distributed --config ?"
  })
  void theNameOfTheRuntimeSaysWhichModelItTrains(String name, String command)
      throws JsonProcessingException {
    String trainer = "\"command\": [\"tune\", \"run\"], \"args\": [\"model.quantize_base=True\"]";
    assertEquals(command, command(name, trainer, true));
  }
}

package dev.tenfold.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of frameworks in reports and policies, those that are not read yet among them. */
public enum FrameworkName {
  TRL("trl"),
  TRANSFORMERS("transformers"),
  ALIGNMENT_HANDBOOK("alignment-handbook"),
  AXOLOTL("axolotl"),
  LLAMA_FACTORY("llama-factory"),
  TORCHTUNE("torchtune"),
  UNSLOTH("unsloth"),
  LITGPT("litgpt"),
  MS_SWIFT("ms-swift"),
  XTUNER("xtuner"),
  OUMI("oumi"),
  OPENRLHF("openrlhf"),
  VERL("verl"),
  NEMO_RL("nemo-rl"),
  NEMO_AUTOMODEL("nemo-automodel"),
  KAITO("kaito"),
  FMS_HF_TUNING("fms-hf-tuning"),
  KUBEFLOW_LLM("kubeflow-llm"),
  OPEN_INSTRUCT("open-instruct"),
  QLORA("qlora"),
  FASTCHAT("fastchat"),
  ALPACA_LORA("alpaca-lora"),
  LLAMA_COOKBOOK("llama-cookbook"),
  H2O_LLMSTUDIO("h2o-llmstudio"),
  LUDWIG("ludwig"),
  LMFLOW("lmflow"),
  DEEPSPEED_CHAT("deepspeed-chat"),
  COLOSSALAI("colossalai"),
  AUTOTRAIN("autotrain"),
  MLX_LM("mlx-lm"),
  SAGEMAKER("sagemaker"),
  DATATUNERX("datatunerx"),
  GENERIC("generic");

  private final String id;

  FrameworkName(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public static Optional<FrameworkName> of(String id) {
    return Arrays.stream(values()).filter(name -> name.id.equals(id)).findFirst();
  }

  /** All of them, for a sentence: {@code trl, transformers or axolotl}. */
  public static String ids() {
    List<String> ids = Arrays.stream(values()).map(FrameworkName::id).toList();
    return ids.stream().limit(ids.size() - 1L).collect(Collectors.joining(", "))
        + " or "
        + ids.getLast();
  }
}

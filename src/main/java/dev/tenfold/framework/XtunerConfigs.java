package dev.tenfold.framework;

import dev.tenfold.source.Origin;
import dev.tenfold.training.Method;
import dev.tenfold.training.Stage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * XTuner's own configurations (xtuner/configs, the same in 0.1.11 and 0.2.0): 594 of them, whose
 * names say what they do, and those that do not follow the rule of their name.
 */
final class XtunerConfigs {
  private static final String VERSIONS = "since 0.1.11";

  /** What a part of a name says: the first that fits. */
  private record Rule(Pattern name, Method method, Stage stage, String rate) {
    static Rule of(String name, Method method, Stage stage, String rate) {
      return new Rule(Pattern.compile(name), method, stage, rate);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          Rule.of("internvl_.*_qlora_finetune", Method.QLORA, Stage.SFT, "1e-6"),
          Rule.of("internvl_.*_lora_finetune", Method.LORA, Stage.SFT, "1e-6"),
          Rule.of(".*_dpo_qlora(_.*)?", Method.QLORA, Stage.DPO, "5e-7"),
          Rule.of(".*_dpo_full(_.*)?", Method.FULL, Stage.DPO, "5e-7"),
          Rule.of(".*_orpo_qlora(_.*)?", Method.QLORA, Stage.ORPO, "5e-6"),
          Rule.of(".*_orpo_full(_.*)?", Method.FULL, Stage.ORPO, "5e-6"),
          Rule.of(".*_reward_qlora(_.*)?", Method.QLORA, Stage.REWARD, "1e-4"),
          Rule.of(".*_reward_full(_.*)?", Method.FULL, Stage.REWARD, "2e-5"),
          Rule.of(".*_qlora_.*pretrain_.*", Method.QLORA, Stage.PRETRAIN, "2e-4"),
          Rule.of(".*_full_custom_pretrain_.*", Method.FULL, Stage.PRETRAIN, "2e-5"),
          Rule.of(".*_full_finetune_custom_dataset_.*", Method.FULL, Stage.SFT, "4e-5"),
          Rule.of(".*_qlora_.*", Method.QLORA, Stage.SFT, "2e-4"),
          Rule.of(".*_full_.*", Method.FULL, Stage.SFT, "2e-5"));

  private static final BuiltIns EXCEPTIONS =
      BuiltIns.of(
          "XTuner",
          VERSIONS,
          """
          qlora sft 1e-4: llama3_70b_instruct_qlora_alpaca_e3_2k_gpu8
            qwen1_5_110b_chat_qlora_alpaca_e3 qwen1_5_110b_chat_qlora_alpaca_e3_16k_2gpus
            qwen1_5_110b_qlora_alpaca_e3 starcoder_qlora_custom_sft_e1
            starcoder_qlora_stack_exchange_example
          qlora sft 2e-4: mistral_7b_full_finetune_custom_sft_e1
          qlora sft 3e-4: llama2_70b_qlora_custom_sft_e1 llama2_70b_qlora_open_platypus_e1
            llama2_70b_qlora_open_platypus_e1_hf llama2_70b_int8_lora_open_platypus_e1
            llama2_70b_int8_lora_open_platypus_e1_hf
          lora sft 2e-4: qwen1_5_4b_qlora_alpaca_e3_openmind minicpm_1b_lora_alpaca_zh_e3 minicpm_2b_lora_alpaca_zh_e3
            llava_v15_7b_finetune_lora llava_v15_13b_finetune_lora
          lora sft 2e-5: llava_llama3_8b_instruct_full_clip_vit_large_p14_336_lora_e1_gpu8_finetune
            llava_llama3_8b_instruct_full_clip_vit_large_p14_336_lora_e1_gpu8_internvl_finetune
          full sft 1e-5: deepseek_v2_chat_full_alpaca_e3 deepseek_v2_lite_chat_full_alpaca_e3
            deepseek_v2_lite_chat_full_alpaca_e3_32k_varlen qwen1_5_110b_chat_full_alpaca_e3
            qwen1_5_110b_full_alpaca_e3
          full sft 2e-5: cohere_100b_128k_sp32 internlm2_5_chat_20b_alpaca_e3
          full sft 4e-5: internlm_7b_full_intern_repo_dataset_template
            internlm2_7b_w_internevo_dataset internlm2_7b_w_tokenized_dataset
            internlm2_7b_w_untokenized_dataset mistral_7b_w_tokenized_dataset
            mistral_7b_w_untokenized_dataset
          full reward 1e-5: POLAR_1_8B_full_varlenattn_custom_dataset
          full reward 2e-5: POLAR_7B_full_varlenattn_custom_dataset
          """);

  private XtunerConfigs() {}

  /** The configuration of a name; a path names a file of the user's. */
  static Optional<BuiltIns.Entry> find(String name) {
    if (name.contains("/") || name.endsWith(".py")) {
      return Optional.empty();
    }
    return EXCEPTIONS
        .find(name)
        .or(() ->
            RULES.stream()
                .filter(rule -> rule.name.matcher(name).matches())
                .findFirst()
                .map(rule ->
                    new BuiltIns.Entry(
                        rule.method,
                        rule.stage,
                        rule.rate,
                        new Origin.FrameworkDefault("XTuner's " + name, VERSIONS))));
  }
}

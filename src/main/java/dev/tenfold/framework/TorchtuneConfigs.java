package dev.tenfold.framework;

/**
 * torchtune's own configurations (recipes/configs): those of the releases 0.4.0 to 0.6.1, none of
 * which changed its rate, and those that came on the main branch after them (at bd2a0fc7c).
 */
final class TorchtuneConfigs {
  static final BuiltIns ALL =
      BuiltIns.of(
          "torchtune",
          "since 0.4.0",
          """
          full dpo 2e-5: llama3_1/ 8B_full_dpo
          full grpo 1e-5: dev/ 3B_full_grpo qwen3B_sync_grpo
          full ppo 3e-6: llama2/ 1B_full_ppo_low_memory_single_device mistral/
            7B_full_ppo_low_memory
          full sft 1e-5: dev/ 3B_sft_for_grpo llama2/ 7B_full_low_memory llama3/
            8B_full_single_device
          full sft 2e-5: code_llama2/ 7B_full_low_memory dev/ 8B_full_experimental gemma/ 2B_full
            7B_full gemma2/ 27B_full 2B_full 9B_full llama2/ 13B_full 7B_full 7B_qat_full llama3/
            70B_full 8B_full 8B_qat_full llama3_1/ 70B_full 8B_full 8B_full_single_device
            8B_qat_full llama3_2/ 1B_full 1B_full_single_device 3B_full 3B_full_single_device
            3B_qat_full llama3_2_vision/ 11B_full 11B_full_single_device 90B_full llama3_3/
            70B_full 70B_full_multinode llama4/ maverick_17B_128E_full scout_17B_16E_full qwen2/
            0.5B_full 0.5B_full_single_device 1.5B_full 1.5B_full_single_device qwen2_5/ 0.5B_full
            0.5B_full_single_device 1.5B_full 1.5B_full_single_device qwen3/ 0.6B_full
            0.6B_full_single_device 0.6B_qat_full 1.7B_full 1.7B_full_single_device 1.7B_qat_full
            4B_full_single_device
          full sft 5e-6: llama2/ 1B_qat_single_device mistral/ 7B_full 7B_full_low_memory phi3/
            mini_full mini_full_low_memory phi4/ 14B_full 14B_full_low_memory qwen2/ 7B_full
            7B_full_single_device qwen2_5/ 1.5B_qat_single_device 3B_full 3B_full_single_device
            3B_qat_single_device 7B_full 7B_full_single_device qwen3/ 4B_full 4B_qat_full 8B_full
            8B_full_single_device 8B_qat_full
          lora dpo 5e-4: llama2/ 7B_lora_dpo 7B_lora_dpo_single_device llama3_1/ 8B_lora_dpo
            8B_lora_dpo_single_device
          lora sft 1e-4: dev/ 11B_lora_multi_dataset llama3_2_vision/ 11B_lora
            11B_lora_single_device 90B_lora qwen3/ 0.6B_lora 0.6B_lora_single_device 0.6B_qat_lora
            1.7B_lora_single_device
          lora sft 2e-3: qwen2/ 0.5B_lora 0.5B_lora_single_device 1.5B_lora_single_device qwen2_5/
            0.5B_lora 0.5B_lora_single_device 1.5B_lora_single_device
          lora sft 2e-4: llama2/ 13B_lora
          lora sft 2e-5: gemma/ 2B_lora 2B_lora_single_device 7B_lora gemma2/ 27B_lora 2B_lora
            2B_lora_single_device 9B_lora llama4/ scout_17B_16E_lora mistral/ 7B_lora
            7B_lora_single_device qwen2/ 1.5B_lora qwen2_5/ 1.5B_lora qwen3/ 1.7B_lora
            1.7B_qat_lora
          lora sft 3e-4: code_llama2/ 7B_lora_single_device llama2/ 70B_lora 7B_lora
            7B_lora_single_device llama3/ 70B_lora 8B_dora 8B_dora_single_device 8B_lora
            8B_lora_single_device 8B_qat_lora llama3_1/ 70B_lora 8B_lora 8B_lora_single_device
            8B_qat_lora llama3_2/ 1B_lora 1B_lora_single_device 1B_qat_lora 3B_lora
            3B_lora_single_device 3B_qat_lora 8B_to_1B_KD_lora_distributed
            8B_to_1B_KD_lora_single_device knowledge_distillation_distributed
            knowledge_distillation_single_device llama3_3/ 70B_lora phi3/ mini_lora
            mini_lora_single_device phi4/ 14B_lora 14B_lora_single_device qwen2/
            1.5_to_0.5B_KD_lora_distributed 1.5_to_0.5B_KD_lora_single_device 7B_lora
            7B_lora_single_device knowledge_distillation_distributed
            knowledge_distillation_single_device qwen2_5/ 14B_lora_single_device
            14B_to_7B_KD_lora_single_device 32B_lora 3B_lora 3B_lora_single_device 72B_lora
            7B_lora 7B_lora_single_device qwen3/ 14B_lora_single_device
            14B_to_8B_KD_lora_single_device 32B_lora 32B_qat_lora 4B_lora 4B_lora_single_device
            4B_qat_lora 8B_lora 8B_lora_single_device 8B_qat_lora
          lora sft 5e-5: gemma/ 7B_lora_single_device gemma2/ 27B_lora_single_device
            9B_lora_single_device
          qlora sft 1e-4: llama3_2_vision/ 11B_qlora 11B_qlora_single_device 90B_qlora
          qlora sft 2e-5: gemma/ 2B_qlora_single_device 7B_qlora_single_device gemma2/
            27B_qlora_single_device 2B_qlora_single_device 9B_qlora_single_device mistral/
            7B_qlora_single_device
          qlora sft 3e-4: code_llama2/ 7B_qlora_single_device llama2/ 13B_qlora_single_device
            70B_qlora 7B_qlora 7B_qlora_single_device llama3/ 8B_qdora_single_device
            8B_qlora_single_device llama3_1/ 405B_qlora 8B_qlora_single_device llama3_2/
            1B_qlora_single_device 3B_qlora_single_device llama3_3/ 70B_qlora phi3/
            mini_qlora_single_device phi4/ 14B_qlora_single_device
          """);

  private TorchtuneConfigs() {}
}

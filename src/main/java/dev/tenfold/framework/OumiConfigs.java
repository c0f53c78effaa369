package dev.tenfold.framework;

/**
 * Oumi's own configurations, by the names of its command line and by their paths below {@code
 * oumi://configs/} (oumi/cli/alias.py, configs): those of the releases 0.3.0, 0.6.0 and 0.9,
 * between which no rate changed.
 */
final class OumiConfigs {
  static final BuiltIns ALL =
      BuiltIns.of(
          "Oumi",
          "since 0.3.0",
          """
          full dpo 1e-5: recipes/vision/qwen2_5_vl_3b/ dpo/train.yaml recipes/vision/qwen2_vl_2b/
            dpo/train.yaml
          full dpo 2e-5: recipes/vision/llava_7b/ dpo/train.yaml
          full dpo 5e-5: recipes/falcon_e/dpo/ falcon_e_1b_instruct/dpo.yaml
          full grpo 1e-6: molmo-7b-o-grpo examples/grpo_verl_countdown/train.yaml/
            examples/grpo_verl_geometry3k/train.yaml/  examples/grpo_verl_gsm8k/train.yaml/
            examples/grpo_verl_medqa/train.yaml/  examples/grpo_verl_medqa/train_qwen3_5_4b.yaml/
            recipes/vision/molmo/ grpo/train.yaml
          full grpo 5e-5: examples/grpo_tldr/train.yaml/
          full grpo 5e-7: examples/letter_counting/grpo/ train.yaml
          full sft 1.5e-5: recipes/gemma4/sft/ 12b_full/train.yaml e2b_full/train.yaml
            e4b_full/train.yaml
          full sft 1e-4: examples/gkd/train.yaml/  examples/gold/train.yaml/
            examples/gold/train_gptoss120b_qwen06b.yaml/
            examples/gold/train_gptoss120b_qwen8b.yaml/
          full sft 2e-5: deepseek-r1-distill-llama-70b deepseek-r1-distill-llama-8b gemma3-4b
            llama3.1-405b llama3.1-70b llama3.1-8b llama3.2-1b llama3.2-3b llama3.2-vision-11b
            llama3.2-vision-90b llama3.3-70b llama4-scout llama4-scout-instruct llava-7b olmo3-7b
            phi4-reasoning-plus phi4-vision qwen2-vl-2b qwen2.5-vl-3b qwen2.5-vl-7b qwq-32b
            smollm-135m smolvlm examples/deepspeed/llama3_1_8b_deepspeed_z2_train.yaml/
            examples/deepspeed/llama3_1_8b_deepspeed_z3_offload_train.yaml/
            examples/deepspeed/llama3_1_8b_deepspeed_z3_train.yaml/  projects/aya/sft/ train.yaml
            projects/dcvlr/starter_kit/ qwenvl-openr1.yaml projects/limo/qwen2.5_7b_fft_yarn.yaml/
            projects/limo/qwen2.5_7b_fft_yarn_deepspeed.yaml/
            projects/limo/qwen2.5_7b_fft_yarn_deepspeed_memory_optimized_train.yaml/
            projects/wc50m/configs/ base_ultrachat.yaml recipes/deepseek_r1/sft/
            distill_llama_70b/full_train.yaml distill_llama_8b/full_train.yaml recipes/gemma2/sft/
            2b_full/train.yaml recipes/gemma3/sft/ 4b_full/train.yaml recipes/llama3_1/sft/
            405b_full/train.yaml 70b_full/train.yaml 8b_full/longctx_train.yaml 8b_full/train.yaml
            recipes/llama3_2/sft/ 1b_full/train.yaml 3b_full/fsdp_train.yaml 3b_full/train.yaml
            recipes/llama3_3/sft/ 70b_full/train.yaml recipes/llama4/sft/
            scout_base_full/train.yaml scout_instruct_full/train.yaml recipes/olmo3/sft/
            7b_full/train.yaml recipes/phi4/sft/ reasoning_plus/full_train.yaml
            recipes/qwen2_5/sft/ 3b_full/train.yaml 7b_full/train.yaml recipes/qwen3/sft/
            0.6b_full/train.yaml 1.7b_full/train.yaml recipes/qwen3_5/sft/ 0.8b_full/train.yaml
            recipes/qwq/sft/ full_train.yaml recipes/smollm/sft/ 135m/quickstart_train.yaml
            135m/train.yaml recipes/vision/llama3_2_vision/ sft/11b_full/train.yaml
            sft/90b_full/train.yaml recipes/vision/llava_7b/ sft/train.yaml recipes/vision/phi4/
            sft/full/train.yaml recipes/vision/qwen2_5_vl_3b/ sft/full/train.yaml
            recipes/vision/qwen2_5_vl_7b/ sft/full/train.yaml recipes/vision/qwen2_vl_2b/
            sft/full/train.yaml recipes/vision/qwen3_vl/ sft/4b_instruct_fft_train.yaml
            recipes/vision/qwen3_vl_2b/ sft/2b_instruct_fft_train.yaml
            recipes/vision/qwen3_vl_30b_a3b/ sft/30b_a3b_instruct_fft_train.yaml
            recipes/vision/qwen3_vl_4b/ sft/4b_instruct_fft_train.yaml recipes/vision/smolvlm/
            sft/full/train.yaml
          full sft 3.2e-5: falcon-e-1b falcon-e-1b-instruct falcon-e-3b falcon-e-3b-instruct
            falcon_h1_0_5b falcon_h1_1_5b falcon_h1_1_5b_deep falcon_h1_34b falcon_h1_3b
            falcon_h1_7b recipes/falcon_e/sft/ falcon_e_1b/full_train.yaml
            falcon_e_1b_instruct/full_train.yaml falcon_e_3b/full_train.yaml
            falcon_e_3b_instruct/full_train.yaml recipes/falcon_h1/sft/
            falcon_h1_0_5b/full_train.yaml falcon_h1_1_5b/full_train.yaml
            falcon_h1_1_5b_deep/full_train.yaml falcon_h1_34b/full_train.yaml
            falcon_h1_3b/full_train.yaml falcon_h1_7b/full_train.yaml
          full sft 3e-4: deepseek-r1-distill-qwen-1.5b examples/fineweb_ablation_pretraining/ddp/
            train.yaml examples/fineweb_ablation_pretraining/fsdp/ train.yaml
            recipes/deepseek_r1/sft/ distill_qwen_1_5b/full_train.yaml
          full sft 4e-5: internvl3 projects/coalm/70b_train.yaml/
            projects/halloumi/8b_train.yaml/  recipes/vision/internvl3/ sft/full/train.yaml
          full sft 5e-5: molmo-7b-d molmo-7b-o projects/dcvlr/starter_kit/
            molmo-d-train-openr1.yaml molmo-o-train-openr1.yaml recipes/llama3_1/pretraining/
            8b/train.yaml recipes/vision/molmo/ sft/molmo_d_full/train.yaml
            sft/molmo_o_full/train.yaml
          full sft 5e-6: examples/misc/tulu3_sft_mini.yaml/
            projects/chatqa/chatqa_stage1_train.yaml/  projects/chatqa/chatqa_stage2_train.yaml/
            projects/limo/qwen2.5_7b_fft.yaml/  recipes/qwen3/sft/ 4b_full/train.yaml
            8b_full/train.yaml
          full sft 6e-4: gpt2 recipes/gpt2/pretraining/ mac_train.yaml macos_train.yaml train.yaml
          full unknown 2e-5: phi3-vision recipes/vision/phi3/ sft/full/completions_only_train.yaml
            sft/full/train.yaml
          lora dpo 5e-5: recipes/phi3/dpo/ mac_train.yaml macos_train.yaml nvidia_24g_train.yaml
            nvidia_80g_train.yaml train.yaml
          lora dpo 5e-6: recipes/vision/phi3/ dpo/train.yaml
          lora kto 5e-5: recipes/phi3/kto/ train.yaml
          lora sft 1e-4: recipes/qwen3/sft/ 235b_lora/train.yaml
          lora sft 2e-4: gpt-oss-20b-lora recipes/gemma4/sft/ 12b_lora/train.yaml
            26b_lora/train.yaml 31b_lora/train.yaml e4b_lora/train.yaml recipes/gpt_oss/sft/
            120b_lora_multi_gpu_train.yaml 20b_lora_multi_gpu_train.yaml
            20b_lora_single_gpu_train.yaml
          lora sft 2e-5: llama3.2-vision-11b-lora llama4-scout-instruct-lora phi3-vision-lora
            phi4-vision-lora qwen2-vl-2b-lora qwen2.5-vl-3b-lora smolvlm-lora recipes/llama4/sft/
            scout_instruct_lora/train.yaml recipes/vision/llama3_2_vision/ sft/11b_lora/train.yaml
            recipes/vision/phi3/ sft/lora/train.yaml recipes/vision/phi4/ sft/lora/train.yaml
            recipes/vision/qwen2_5_vl_3b/ sft/lora/train.yaml recipes/vision/qwen2_vl_2b/
            sft/lora/train.yaml recipes/vision/qwen3_vl/ sft/4b_instruct_lora_train.yaml
            recipes/vision/qwen3_vl_2b/ sft/2b_instruct_lora_train.yaml
            recipes/vision/qwen3_vl_30b_a3b/ sft/30b_a3b_instruct_lora_train.yaml
            recipes/vision/qwen3_vl_4b/ sft/4b_instruct_lora_train.yaml recipes/vision/smolvlm/
            sft/lora/train.yaml
          lora sft 3e-4: deepseek-r1-distill-llama-70b-lora deepseek-r1-distill-llama-8b-lora
            deepseek-r1-distill-qwen-1.5b-lora deepseek-r1-distill-qwen-32b-lora gemma3-12b-lora
            gemma3-27b-lora llama3.1-405b-lora llama3.1-70b-lora llama3.1-8b-lora llama3.2-3b-lora
            llama3.3-70b-lora olmo3-32b-lora phi4-reasoning-plus-lora qwen3-30b-a3b-lora
            qwen3-32b-lora qwen3-next-80b-a3b-lora qwq-32b-lora recipes/deepseek_r1/sft/
            distill_llama_70b/lora_train.yaml distill_llama_8b/lora_train.yaml
            distill_qwen_1_5b/lora_train.yaml distill_qwen_32b/lora_train.yaml recipes/gemma3/sft/
            12b_lora/train.yaml 27b_lora/train.yaml recipes/llama3_1/sft/ 405b_lora/train.yaml
            70b_lora/train.yaml 8b_lora/fsdp_train.yaml 8b_lora/train.yaml recipes/llama3_2/sft/
            3b_lora/fsdp_train.yaml 3b_lora/train.yaml recipes/llama3_3/sft/ 70b_lora/train.yaml
            recipes/olmo3/sft/ 32b_lora/train.yaml recipes/phi4/sft/
            reasoning_plus/lora_train.yaml recipes/qwen3/sft/ 14b_lora/train.yaml
            30b_a3b_lora/train.yaml 32b_lora/train.yaml recipes/qwen3_5/sft/ 0.8b_lora/train.yaml
            recipes/qwen3_instruct/sft/ 30b_a3b_lora/train.yaml recipes/qwen3_next/sft/
            80b_a3b_instruct_lora/train.yaml 80b_a3b_lora/train.yaml recipes/qwq/sft/
            lora_train.yaml
          lora sft 4e-5: projects/coalm/8b_train.yaml/
          lora sft 5e-5: recipes/gemma4/sft/ e2b_lora/train.yaml recipes/phi3/sft/
            lora_macos_train.yaml lora_train.yaml mac_lora_train.yaml
          qlora dpo 5e-5: recipes/falcon_h1/dpo/ falcon_h1_0_5b/qlora_dpo.yaml
            recipes/llama3_2/dpo/ 1b_qlora_dpo.yaml
          qlora sft 1e-4: projects/coalm/405b_train.yaml/
          qlora sft 2e-5: llama4-scout-instruct-qlora recipes/llama4/sft/
            scout_instruct_qlora/train.yaml
          qlora sft 3e-4: deepseek-r1-distill-llama-70b-qlora deepseek-r1-distill-llama-8b-qlora
            llama3.1-405b-qlora llama3.1-70b-qlora llama3.1-8b-qlora llama3.2-3b-qlora
            llama3.3-70b-qlora phi4-reasoning-plus-qlora qwq-32b-qlora recipes/deepseek_r1/sft/
            distill_llama_70b/qlora_train.yaml distill_llama_8b/qlora_train.yaml
            recipes/llama3_1/sft/ 405b_qlora/train.yaml 70b_qlora/train.yaml 8b_qlora/train.yaml
            recipes/llama3_2/sft/ 3b_qlora/fsdp_train.yaml 3b_qlora/train.yaml
            recipes/llama3_3/sft/ 70b_qlora/train.yaml recipes/phi4/sft/
            reasoning_plus/qlora_train.yaml recipes/qwq/sft/ qlora_train.yaml
          """);

  private OumiConfigs() {}
}

package dev.tenfold.framework;

import java.util.Set;

/**
 * The fields of TRL's script arguments, trainer configurations and model configuration, as flags of
 * its scripts: read from the dataclasses of the released versions 0.9.6 to 1.16.0 with transformers
 * 4.46 to 5.23 (trl/trainer/*_config.py, trl/scripts/utils.py, transformers/training_args.py).
 */
final class TrlFields {
  static final Set<String> ALL =
      Set.of(
          """
          accelerator_config accelerator_kwargs accuracy_eval_max_new_tokens
          accuracy_eval_num_examples activation_checkpointing activation_checkpointing_kwargs
          activation_offloading adafactor adam_beta1 adam_beta2 adam_epsilon adap_kl_ctrl alpha
          assistant_only_loss attn_implementation auto_find_batch_size
          average_tokens_across_devices backward_batch_size base_model base_model_attribute_name
          batch_eval_metrics batch_size beta bf16 bf16_full_eval bnb_4bit_quant_storage
          bnb_4bit_quant_type cache_implementation cast_lm_head_to_fp32
          center_rewards_coefficient chars_per_token chat_template_kwargs chat_template_path
          cliprange cliprange_value compare_steps completion_only_loss config cpo_alpha
          data_parallel_size data_seed dataloader_drop_last dataloader_in_order
          dataloader_multiprocessing_context dataloader_num_workers dataloader_persistent_workers
          dataloader_pin_memory dataloader_prefetch_factor dataset dataset_batch_size
          dataset_config dataset_kwargs dataset_name dataset_num_proc dataset_path
          dataset_shuffle_seed dataset_streaming dataset_test_split dataset_text_field
          dataset_train_split ddp_backend ddp_broadcast_buffers ddp_bucket_cap_mb
          ddp_find_unused_parameters ddp_static_graph ddp_timeout debug deepspeed delta
          demonstration_template desirable_weight disable_dropout disable_tqdm discopop_tau
          dispatch_batches distributed_executor_backend do_eval do_predict do_train
          ds3_gather_for_generation dtype early_stopping enable_jit_checkpoint
          enable_prefix_caching enforce_eager entropy_coef entropy_coef_delta entropy_coef_max
          entropy_coef_min entropy_target eos_token epsilon epsilon_high eval_accumulation_steps
          eval_delay eval_do_concat_batches eval_num_prompts eval_on_start eval_packing
          eval_steps eval_strategy eval_use_gather_object evaluation_strategy exp_name
          f_alpha_divergence_coef f_divergence_type feedback_column feedback_from_solution
          force_use_ref_model forward_batch_size fp16 fp16_backend fp16_full_eval fp16_opt_level
          fsdp fsdp_config fsdp_min_num_params fsdp_transformer_layer_cls_to_wrap
          full_determinism gamma generate_during_eval generation_batch_size generation_kwargs
          global_backward_batch_size global_batch_size golden_response_column
          gpu_memory_utilization gradient_accumulation_steps gradient_checkpointing
          gradient_checkpointing_kwargs gradient_checkpointing_use_reentrant greater_is_better
          group_by_length half_precision_backend hf_hub_aesthetic_model_filename
          hf_hub_aesthetic_model_id hf_hub_model_id horizon host hub_always_push hub_model_id
          hub_private_repo hub_revision hub_strategy hub_token ignore_bias_buffers
          ignore_data_skip importance_sampling_level include_for_metrics
          include_inputs_for_metrics include_num_input_tokens_seen include_tokens_per_second
          init_kl_coef is_encoder_decoder is_peft_model jit_mode_eval judge kl_coef kl_estimator
          kl_penalty kv_cache_dtype label_names label_pad_token_id label_smoothing
          label_smoothing_factor lam ld_alpha learning_rate length_column_name
          liger_kernel_config llm_name lmbda load_best_model_at_end load_in_4bit load_in_8bit
          local_batch_size local_mini_batch_size local_rank local_rollout_forward_batch_size
          log_completions log_completions_hub_repo log_completions_steps log_level
          log_level_replica log_multimodal log_on_each_node log_unique_prompts log_with
          logging_dir logging_first_step logging_nan_inf_filter logging_steps logging_strategy
          lora_alpha lora_dropout lora_modules_to_save lora_r lora_target_modules
          lora_target_parameters lora_task_type loss_add_tail loss_top_k loss_type loss_weights
          lr_scheduler_kwargs lr_scheduler_type mask_truncated_completions max_completion_length
          max_density_ratio max_eval_examples max_grad_norm max_length max_model_len
          max_new_tokens max_prompt_length max_seq_length max_steps max_target_length
          max_tool_calling_iterations max_train_examples metric_for_best_model micro_batch_size
          min_density_ratio min_p mini_batch_size missing_eos_penalty mixture_coef model
          model_adapter_name model_init_kwargs model_name model_name_or_path model_revision
          mp_parameters multi_objective_aggregation neftune_noise_alpha no_cuda non_eos_penalty
          normalize_advantage normalize_advantages normalize_reward num_completions_to_print
          num_generations num_generations_eval num_iterations num_mini_batches num_of_sequences
          num_ppo_epochs num_sample_generations num_total_batches num_train_epochs
          off_policy_mask_threshold optim optim_args optim_target_modules optimize_cuda_cache
          optimize_device_cache output_dir overwrite_output_dir packing packing_strategy
          pad_to_multiple_of pad_token padding_free padding_value parallelism_config past_index
          penalty_reward_value per_device_eval_batch_size per_device_train_batch_size
          per_gpu_eval_batch_size per_gpu_train_batch_size port ppo_epochs
          precompute_ref_batch_size precompute_ref_log_probs prediction_loss_only
          pretrained_model pretrained_revision privileged_context_column project project_kwargs
          prompt_column prompt_sample_size push_to_hub push_to_hub_if_best_kwargs
          push_to_hub_model_id push_to_hub_organization push_to_hub_token query_dataset
          ratio_threshold ray_scope ref_adapter_name ref_model_init_kwargs ref_model_mixup_alpha
          ref_model_name_or_path ref_model_sync_steps reference_free remove_unused_columns
          repetition_penalty report_to response_length restore_callback_states_from_checkpoint
          resume_from_checkpoint reverse_kl_top_1_mode revision reward_clip_range reward_funcs
          reward_model reward_model_name_or_path reward_model_path reward_weights rloo_k
          rm_adapter router_aux_loss_coef rpo_alpha run_name sanity_check sapo_temperature_neg
          sapo_temperature_pos save_on_each_node save_only_model save_safetensors save_steps
          save_strategy save_total_limit scale_rewards score_clip seed seq_kd sft_model_path
          shuffle_dataset simpo_gamma skip_memory_metrics speculative_config split_batches
          step_separator steps steps_per_generation stop_token stop_token_id sync_ref_model
          target target_kl task_name teacher_model_init_kwargs teacher_model_name_or_path
          teacher_model_revision teacher_model_server_url temperature tensor_parallel_size tf32
          token_level_kl tool_eval_max_new_tokens tool_eval_num_examples tools
          top_entropy_quantile top_k top_p torch_compile torch_compile_backend torch_compile_mode
          torch_dtype torch_empty_cache_steps torchdynamo total_episodes tpu_metrics_debug
          tpu_num_cores tracker_kwargs tracker_project_name trackio_bucket_id trackio_space_id
          trackio_static_space_id train_on_last_step_only train_sampling_strategy
          transformers_continuous_batching_config truncation_mode trust_remote_code
          undesirable_weight use_adaptive_entropy use_bias_correction_kl use_bnb_nested_quant
          use_cache use_cpu use_dora use_ipex use_legacy_prediction_loop use_liger
          use_liger_kernel use_liger_loss use_logits_to_keep use_lora use_mps_device
          use_num_logits_to_keep use_peft use_rslora use_safetensors use_score_norm
          use_score_scaling use_seq2seq use_teacher_server use_transformers_continuous_batching
          use_transformers_paged use_vllm use_weighting vespo_k_neg vespo_k_pos vespo_lambda_neg
          vespo_lambda_pos vf_coef vllm_device vllm_dtype vllm_enable_prefix_caching
          vllm_enable_sleep_mode vllm_gpu_memory_utilization vllm_group_port
          vllm_guided_decoding_regex vllm_importance_sampling_cap
          vllm_importance_sampling_clip_max vllm_importance_sampling_clip_min
          vllm_importance_sampling_correction vllm_importance_sampling_mode vllm_max_model_len
          vllm_max_model_length vllm_mode vllm_model_impl vllm_server_base_url vllm_server_host
          vllm_server_port vllm_server_timeout vllm_structured_outputs_regex vllm_sync_frequency
          vllm_tensor_parallel_size wandb_entity wandb_log_unique_prompts wandb_project
          wandb_run_group warmup_ratio warmup_steps weight_decay whiten_rewards world_size
          """
              .strip()
              .split("\\s+"));

  private TrlFields() {}
}

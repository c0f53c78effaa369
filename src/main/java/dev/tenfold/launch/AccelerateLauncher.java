package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code accelerate launch [options] script ...} (accelerate/commands/launch.py, 1.15). */
final class AccelerateLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
              """
              --cpu --debug --downcast-bf16 --dynamo-use-dynamic --dynamo-use-fullgraph
              --dynamo-use-regional-compilation --enable-cpu-affinity
              --fp8-use-autocast-during-eval --help --ipex --mps --multi-gpu
              --no-tpu-cluster --no-tpu-use-cluster --quiet --same-network --tpu
              --tpu-cluster --tpu-use-cluster --tpu-use-sudo --use-deepspeed --use-fsdp
              --use-megatron-lm --use-parallelism-config --use-xpu -h -q
              """,
              """
              --aws-access-key-id --aws-secret-access-key --config-file
              --deepspeed-config-file --deepspeed-exclusion-filter --deepspeed-hostfile
              --deepspeed-inclusion-filter --deepspeed-moe-layer-cls-names
              --deepspeed-multinode-launcher --dynamo-backend --dynamo-mode --env
              --fp8-amax-compute-algo --fp8-amax-history-len --fp8-backend
              --fp8-enable-fsdp-float8-all-gather --fp8-format --fp8-interval --fp8-margin
              --fp8-opt-level --fp8-override-linear-precision --fp8-pad-inner-dim
              --fsdp-activation-checkpointing --fsdp-activation-checkpointing-offload
              --fsdp-auto-wrap-policy --fsdp-backward-prefetch
              --fsdp-cpu-ram-efficient-loading --fsdp-forward-prefetch
              --fsdp-min-num-params --fsdp-offload-params --fsdp-reshard-after-forward
              --fsdp-sharding-strategy --fsdp-state-dict-type --fsdp-sync-module-states
              --fsdp-transformer-layer-cls-to-wrap --fsdp-use-orig-params --fsdp-version
              --gpu-ids --gradient-accumulation-steps --gradient-clipping --log-dir
              --machine-rank --main-process-ip --main-process-port
              --main-training-function --max-restarts --megatron-lm-attention-backend
              --megatron-lm-attention-dropout --megatron-lm-attention-softmax-in-fp32
              --megatron-lm-calculate-per-token-loss --megatron-lm-context-parallel-size
              --megatron-lm-decoder-last-pipeline-num-layers --megatron-lm-eod-mask-loss
              --megatron-lm-expert-model-parallel-size
              --megatron-lm-expert-tensor-parallel-size --megatron-lm-gradient-clipping
              --megatron-lm-hidden-dropout --megatron-lm-no-load-optim
              --megatron-lm-no-save-optim --megatron-lm-num-micro-batches
              --megatron-lm-optimizer-cpu-offload
              --megatron-lm-overlap-cpu-optimizer-d2h-h2d --megatron-lm-pp-degree
              --megatron-lm-recompute-activations --megatron-lm-recompute-granularity
              --megatron-lm-recompute-method --megatron-lm-recompute-num-layers
              --megatron-lm-sequence-parallelism --megatron-lm-tp-degree
              --megatron-lm-use-custom-fsdp --megatron-lm-use-distributed-optimizer
              --megatron-lm-use-precision-aware-optimizer
              --megatron-lm-use-rotary-position-embeddings --mixed-precision
              --monitor-interval --mpirun-hostfile --num-cpu-threads-per-process
              --num-machines --num-processes --offload-optimizer-device
              --offload-optimizer-nvme-path --offload-param-device
              --offload-param-nvme-path --parallelism-config-cp-backend
              --parallelism-config-cp-comm-strategy --parallelism-config-cp-size
              --parallelism-config-dp-replicate-size --parallelism-config-dp-shard-size
              --parallelism-config-sp-attn-implementation --parallelism-config-sp-backend
              --parallelism-config-sp-seq-length
              --parallelism-config-sp-seq-length-is-variable --parallelism-config-sp-size
              --parallelism-config-tp-size --rdzv-backend --rdzv-conf --role --tee --vm
              --zero-stage --zero3-init-flag --zero3-save-16bit-model -t
              """)
          .python(Set.of("-m", "--module"), Set.of("--no-python"));

  @Override
  public boolean isCalled(String name) {
    return name.equals("accelerate") || name.equals("accelerate-launch");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    int from = Launchers.is(argv, "accelerate", "launch") ? 2 : 1;
    return from == 2 || Launchers.is(argv, "accelerate-launch")
        ? Optional.of(OPTIONS.peel("accelerate launch", argv, from, AccelerateLauncher::started))
        : Optional.empty();
  }

  private static Peeled started(Options.Found.Target target) {
    return Launchers.python(target).in(new AccelerateConfig(target)::into);
  }
}

package dev.tenfold.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.source.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accelerate launch --config_file zero3.yaml --num_processes=8 t.py --lr 1|t.py --lr 1",
        "accelerate launch --zero_stage 3 --multi_gpu -m pkg.train --lr 1|-m pkg.train --lr 1",
        "python -m accelerate.commands.launch --mixed_precision bf16 t.py|t.py",
        "torchrun --nnodes 2 --nproc-per-node=8 --rdzv_endpoint h:1 t.py a b|t.py a b",
        "torchrun --standalone --no-python trl sft --lr 1|trl sft --lr 1",
        "python3 -m torch.distributed.launch --nproc_per_node 8 --use_env t.py|t.py",
        "python -u -m torch.distributed.run --standalone t.py x|t.py x",
        "dlrover-run --network-check --nnodes=1:2 --max_restarts=3 t.py|t.py",
        "hyperpodrun --nnodes=2 --nproc_per_node=8 t.py --lr 1|t.py --lr 1",
        "deepspeed --num_gpus 4 --module openrlhf.cli.train_sft --x 1|-m openrlhf.cli.train_sft --x 1",
        "deepspeed --include localhost:0,1 --master_port 29500 t.py|t.py",
        "mpirun -np 4 --allow-run-as-root -mca btl ^openib -x LR=1 -bind-to none python t.py|t.py",
        "mpiexec -n 2 -ppn 1 -genv OMP_NUM_THREADS 4 python -u t.py|t.py",
        "horovodrun -np 4 -H a:2,b:2 python t.py --lr 1|t.py --lr 1",
        "uv run --with trl -p 3.11 trl sft --lr 1|trl sft --lr 1",
        "uv run --no-sync t.py --lr 1|t.py --lr 1",
        "uv run -m pkg.train --lr 1|-m pkg.train --lr 1",
        "poetry run python t.py|t.py",
        "conda run --no-capture-output -n train python t.py|t.py",
        "ray job submit --address http://h:8265 --working-dir . -- python t.py --lr 1|t.py --lr 1",
        "tune run --nproc_per_node 2 lora_finetune_distributed --config x lr=1|tune run"
            + " lora_finetune_distributed --config x lr=1",
        "nohup nice -n 5 stdbuf -oL timeout -k 5s 2h python t.py|t.py",
        "time -p env -u A B=1 sudo -E -u me C=2 python t.py|t.py",
        "tini -g -- dumb-init -v trl sft|trl sft",
        "nsys profile -t cuda,nvtx --output=a -f true python t.py|t.py",
        "srun -N2 --ntasks-per-node 8 --export=ALL python t.py|t.py",
        "torchrun --nproc_per_n 8 t.py|t.py",
        "accelerate launch --brand_new 3 t.py|? accelerate launch has an option that is not known,"
            + " --brand_new, so that its end is not",
        "torchrun --brand-new=3 t.py|t.py"
      })
  void whatIsStartedBehindLaunchers(String line, String started) {
    List<Word> argv = Stream.of(line.split(" ")).map(word -> Word.of(Text.made(word))).toList();
    assertEquals(started, told(Launchers.start(argv)));
  }

  @Test
  void unknownOptionsBeforeAScriptAreNoScript() {
    Word unknown = new Word(Text.unknown("$OPTIONS is set nowhere"), true);
    List<Word> argv = List.of(word("torchrun"), unknown, word("t.py"), word("--lr"));
    assertEquals("t.py --lr", told(Launchers.start(argv)));
    assertEquals(
        "? the options of torchrun: $OPTIONS is set nowhere",
        told(Launchers.start(List.of(word("torchrun"), unknown, word("run")))));
  }

  @Test
  void variablesAndTheFolderComeFromEnv() {
    Launchers.Outcome.Started started =
        (Launchers.Outcome.Started)
            Launchers.start(
                Stream.of("env", "-C", "/work", "LR=2e-5", "python", "t.py")
                    .map(LaunchersTest::word)
                    .toList());
    assertEquals(List.of("LR"), List.copyOf(started.variables().keySet()));
    assertEquals("2e-5", started.variables().values().iterator().next().toString());
    assertEquals("/work", started.folder().orElseThrow().toString());
  }

  private static Word word(String chars) {
    return Word.of(Text.made(chars));
  }

  private static String told(Launchers.Outcome outcome) {
    return switch (outcome) {
      case Launchers.Outcome.Hidden(String why) -> "? " + why;
      case Launchers.Outcome.Nothing _ -> "nothing";
      case Launchers.Outcome.Started started -> {
        String program =
            switch (started.program()) {
              case Program.Command(String name) -> name;
              case Program.Script(String path) -> path;
              case Program.Module(String name) -> "-m " + name;
              case Program.Inline(Text code) -> "-c " + code;
              case Program.OfResource _, Program.OfImage _ -> "?";
            };
        yield Stream.concat(Stream.of(program), started.args().stream().map(Word::toString))
            .collect(Collectors.joining(" "));
      }
    };
  }
}

package dev.tenfold.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.source.Text;
import java.util.List;
import java.util.Optional;
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
        "python -um torch.distributed.run --standalone t.py x|t.py x",
        "python -Wignore -X dev -Ic pass a|-c pass a",
        "python3|-",
        "mpirun --bind-to none -map-by slot -x A=1 -x B -mca pml ob1 python t.py|t.py",
        "mpirun -n 2 -f hosts -iface eth0 -l python t.py|t.py",
        "mpirun -np 1 python a.py : -np 3 python b.py"
            + "|? what mpirun starts cannot be told: it is more than one program",
        "mpirun -np 1 -s python t.py|t.py",
        "srun --multi-prog a.conf|? what srun starts cannot be told: it is more than one program",
        "nice -5 python t.py|t.py",
        "nice --adjustment=5 ionice -c2 -n7 chrt -b 0 python t.py|t.py",
        "taskset -c 0-7 numactl --cpunodebind=0 -m 0 python t.py|t.py",
        "timeout -k5 --signal=TERM 2h python t.py|t.py",
        "time -f %E -o out python t.py|t.py",
        "unbuffer -p xvfb-run -a -s screen python t.py|t.py",
        "catatonit -g -- dumb-init -r 15:2 python t.py|t.py",
        "gosu 1000:1000 su-exec nobody python t.py|t.py",
        "runuser -u nobody -- python t.py|t.py",
        "su - nobody|nothing",
        "su nobody -c trl|sh -c trl",
        "su -lc trl nobody|sh -c trl",
        "runuser nobody --command=trl|sh -c trl",
        "script -q -e -c trl out|sh -c trl",
        "script out -c trl|sh -c trl",
        "flock -n /tmp/lock python t.py|t.py",
        "flock /tmp/lock -c trl|sh -c trl",
        "watch -n 5 trl sft|sh -c trl sft ",
        "watch -x trl sft|trl sft",
        "sudo -v|nothing",
        "sudo -Hu me python t.py|t.py",
        "env -i - A=1 python t.py|t.py",
        "env -S python t.py|t.py",
        "poetry -C app run python -u t.py|t.py",
        "poetry install|nothing",
        "pdm run --env A=1 -v python t.py|t.py",
        "pipenv run python t.py|t.py",
        "hatch -e gpu run +py=3.12 train:python t.py|t.py",
        "conda run -n train --cwd /work --live-stream python t.py|t.py",
        "micromamba run -a stdout -n train python t.py|t.py",
        "conda install x|conda install x",
        "uv --project app run --extra gpu python t.py|t.py",
        "uvx --from trl trl sft|trl sft",
        "uv tool run --with peft trl sft|trl sft",
        "uv pip install trl|nothing",
        "py-spy record -o out.svg -s -- python t.py|t.py",
        "ray job submit --address http://h:8265 -- sh -c trl|sh -c trl",
        "xargs -n 1 python t.py --lr|t.py --lr \uFFFC",
        "xargs -I % python t.py --lr=% x|t.py --lr=\uFFFC x",
        "parallel python t.py|? what parallel starts cannot be told: it puts its commands together itself",
        "horovodrun -np 2 --mpi-threads-disable --log-level INFO python t.py|t.py",
        "hyperpodrun --inprocess-restart --shutdown-signal SIGTERM t.py|t.py",
        "torchrun --brand-new=3 t.py|t.py"
      })
  void whatIsStartedBehindLaunchers(String line, String started) {
    assertEquals(started, told(start(words(line))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accelerate launch --new 3 t.py --lr 1|t.py --lr 1",
        "accelerate launch --new conf.yaml t.py --lr 1|t.py --lr 1",
        "accelerate launch --new conf/x.yaml --num_processes 2 t.py|t.py",
        "torchrun --new t.py --lr 1|t.py --lr 1",
        "torchrun --new --standalone t.py --config x.py|t.py --config x.py",
        "torchrun --new 8 -m pkg.train --lr 1|-m pkg.train --lr 1",
        "torchrun --new a=b,c t.py x.py|t.py x.py",
        "torchrun --new prep.py t.py|? its option --new is not known",
        "torchrun --new bin/trl sft --file x.py|? its option --new is not known",
        "torchrun --new trl sft|? its option --new is not known",
        "mpirun --new 2 python t.py|t.py",
        "mpirun --new python t.py|t.py",
        "mpirun --new --tag-output ./run.sh|run.sh",
        "mpirun --new ./run.sh|? its option --new is not known",
        "mpirun --new bash python t.py|? its option --new is not known",
        "srun --new=1 --other 4 bash run.sh|bash run.sh",
        "timeout --new 5 10 python t.py|? its option --new is not known",
        "torchrun --new|nothing"
      })
  void anOptionOfNoTableIsPassedOverWhereEitherReadingComesToTheSame(String line, String started) {
    String told = told(start(words(line)));
    String launcher = line.startsWith("accelerate") ? "accelerate launch" : line.split(" ")[0];
    assertEquals(
        started.startsWith("?")
            ? "? what " + launcher + " starts cannot be told: " + started.substring(2)
            : started,
        told);
  }

  @Test
  void launchersWithinLaunchersAreReadInLinearTime() {
    assertEquals(
        "? more than 16 launchers stand before the program",
        told(start(words("mpirun --new ".repeat(100_000)))));
    List<Word> unknown =
        Stream.generate(() -> Word.any(Text.unknown("$X is set nowhere"))).limit(100_000).toList();
    assertEquals(
        "? what mpirun starts cannot be told: $X is set nowhere",
        told(start(Launchers.prepend("mpirun", unknown))));
  }

  private static List<Word> words(String line) {
    return Stream.of(line.split(" ")).map(LaunchersTest::word).toList();
  }

  @Test
  void unknownOptionsBeforeAScriptAreNoScript() {
    Word unknown = Word.any(Text.unknown("$OPTIONS is set nowhere"));
    List<Word> argv = List.of(word("torchrun"), unknown, word("t.py"), word("--lr"));
    assertEquals("t.py --lr", told(start(argv)));
    assertEquals(
        "? what torchrun starts cannot be told: $OPTIONS is set nowhere",
        told(start(List.of(word("torchrun"), unknown, word("run")))));
  }

  @Test
  void variablesAndTheFolderComeFromEnv() {
    Launchers.Outcome.Started started =
        (Launchers.Outcome.Started)
            start(
                Stream.of("env", "-C", "/work", "LR=2e-5", "python", "t.py")
                    .map(LaunchersTest::word)
                    .toList());
    assertEquals("2e-5", started.here().environment().get("LR").orElseThrow().toString());
    assertEquals(Optional.of("/work"), started.here().directory());
  }

  private static Launchers.Outcome start(List<Word> argv) {
    return Launchers.start(
        argv, new Surroundings(Environment.EMPTY, Files.none(), Optional.empty()));
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

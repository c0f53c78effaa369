package dev.tenfold.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What launchers make of the variables, the files and the folder of what they start. */
class LauncherSurroundingsTest {
  private static final Map<String, String> FILES =
      Map.of(
          "/work/env.yaml", "env_vars:\n  LR: 2e-4\nworking_dir: /work/src\n",
          "/work/broken.yaml", "- a\n",
          "/work/src/r.yaml", "recipe in the folder",
          "/r.yaml", "recipe at the root",
          "/ds.yaml",
              "distributed_type: DEEPSPEED\ndeepspeed_config:\n"
                  + "  deepspeed_config_file: /ds.json\n  zero_stage: 2\n",
          "/zero.yaml", "distributed_type: DEEPSPEED\ndeepspeed_config: {zero_stage: 3}\n",
          "/fsdp.json", "{\"distributed_type\": \"FSDP\"}",
          "/hf/accelerate/default_config.yaml",
              "distributed_type: DEEPSPEED\ndeepspeed_config: {deepspeed_config_file: d.json}\n");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "python t.py|LR|2e-5",
        "env LR=1e-4 python t.py|LR|1e-4",
        "env -u LR python t.py|LR|-",
        "env --unset=LR python t.py|LR|-",
        "env -uLR -u OTHER python t.py|OTHER|-",
        "env -i python t.py|LR|-",
        "env - A=b python t.py|LR|-",
        "env - A=b python t.py|A|b",
        "env -i LR=3 env OTHER=4 python t.py|LR|3",
        "sudo -E python t.py|LR|2e-5",
        "sudo LR=1 python t.py|LR|1",
        "sudo python t.py|LR|? $LR, which sudo may not pass on",
        "sudo --preserve-env=LR,X python t.py|LR|2e-5",
        "sudo --preserve-env=X python t.py|LR|? $LR, which sudo may not pass on",
        "su - me -c t.py|LR|-",
        "su me -c t.py|LR|2e-5",
        "srun --export=NONE python t.py|LR|-",
        "srun --export=LR python t.py|LR|2e-5",
        "srun --export=OTHER python t.py|LR|-",
        "srun --export=ALL,LR=1e-6,X=y python t.py|LR|1e-6",
        "srun --export=ALL,LR=1e-6,X=y python t.py|OTHER|other",
        "mpirun -x LR=5 -x OTHER python t.py|LR|5",
        "mpirun -x LR=5 -x OTHER python t.py|OTHER|other",
        "mpiexec -genv LR 6 python t.py|LR|6",
        "mpiexec --env LR 6 python t.py|LR|6",
        "conda run -e LR=7 python t.py|LR|7",
        "pdm run --env LR=8 python t.py|LR|8",
        "ray job submit --runtime-env-json {\"env_vars\":{\"LR\":\"9\"}} -- python t.py|LR|9",
        "ray job submit --runtime-env-json {\"env_vars\":{\"LR\":\"9\"}} -- python t.py|OTHER|other",
        "ray job submit --runtime-env /work/env.yaml -- python t.py|LR|2e-4",
        "ray job submit --address http://127.0.0.1:8265 -- python t.py|LR|2e-5",
        "ray job submit --address http://head:8265 -- python t.py|LR|-",
        "accelerate launch --config_file /ds.yaml t.py|ACCELERATE_USE_DEEPSPEED|true",
        "accelerate launch --config_file /ds.yaml t.py|ACCELERATE_DEEPSPEED_CONFIG_FILE|/ds.json",
        "accelerate launch --config_file /ds.yaml --deepspeed_config_file /x.json t.py"
            + "|ACCELERATE_DEEPSPEED_CONFIG_FILE|/x.json",
        "accelerate launch --use_deepspeed --deepspeed_config_file=/x.json t.py"
            + "|ACCELERATE_DEEPSPEED_CONFIG_FILE|/x.json",
        "accelerate launch --deepspeed_config_file=/x.json t.py"
            + "|ACCELERATE_DEEPSPEED_CONFIG_FILE|-",
        "accelerate launch --config_file /zero.yaml t.py|ACCELERATE_DEEPSPEED_CONFIG_FILE|-",
        "accelerate launch --config_file /zero.yaml t.py|ACCELERATE_USE_DEEPSPEED|true",
        "accelerate launch --config_file /fsdp.json t.py|ACCELERATE_USE_DEEPSPEED|-",
        "accelerate launch --config_file /ds.yaml --multi_gpu t.py|ACCELERATE_USE_DEEPSPEED|-",
        "accelerate launch --config_file /ds.yaml --cpu t.py|ACCELERATE_USE_DEEPSPEED|-",
        "accelerate launch --config_file /image.yaml t.py|ACCELERATE_USE_DEEPSPEED"
            + "|? accelerate's configuration /image.yaml lies in the image",
        "accelerate launch --config_file /work/broken.yaml t.py|ACCELERATE_USE_DEEPSPEED"
            + "|? /work/broken.yaml is no mapping of keys to values",
        "accelerate launch t.py|ACCELERATE_USE_DEEPSPEED|-",
        "env HF_HOME=/hf accelerate launch t.py|ACCELERATE_DEEPSPEED_CONFIG_FILE|d.json"
      })
  void theVariableHasTheValueThatTheLauncherGivesIt(String line, String name, String expected) {
    Optional<Text> value = start(line).here().environment().get(name);
    assertEquals(
        expected,
        value
            .map(text -> text.known().orElseGet(() -> "? " + String.join(", ", text.unknowns())))
            .orElse("-"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "python t.py|/r.yaml|recipe at the root",
        "python t.py|r.yaml|-",
        "env -C / python t.py|r.yaml|recipe at the root",
        "env -C /work env -C src python t.py|r.yaml|recipe in the folder",
        "env -C /work env -C /work/src python t.py|r.yaml|recipe in the folder",
        "mpirun -wdir /work/src python t.py|r.yaml|recipe in the folder",
        "srun -D/work/src python t.py|r.yaml|recipe in the folder",
        "uv --directory /work/src run python t.py|r.yaml|recipe in the folder",
        "uv run --directory /work/src python t.py|r.yaml|recipe in the folder",
        "conda run --cwd /work/src python t.py|r.yaml|recipe in the folder",
        "poetry -C /work/src run python t.py|r.yaml|recipe in the folder",
        "ray job submit --working-dir /work/src -- python t.py|r.yaml|recipe in the folder",
        "ray job submit --runtime-env /work/env.yaml -- python t.py|r.yaml|recipe in the folder",
        "ray job submit --runtime-env /work/env.yaml --working-dir / -- python t.py|r.yaml"
            + "|recipe at the root",
        "ray job submit --address ray://h:1 --working-dir /work/src -- python t.py|r.yaml"
            + "|recipe in the folder",
        "ray job submit --address ray://h:1 --working-dir /work/src -- python t.py|/r.yaml"
            + "|? /r.yaml lies on the Ray cluster, not in this container",
        "ray job submit --address ray://h:1 -- python t.py|r.yaml|? r.yaml lies on the Ray cluster, not in this container"
      })
  void theFileIsTheOneThatTheLauncherLetsItSee(String line, String path, String expected) {
    assertEquals(
        expected,
        switch (start(line).here().files().read(path)) {
          case Reading.Found<Text>(Text text) -> text.toString();
          case Reading.Absent<Text> _ -> "-";
          case Reading.Unreadable<Text>(String why) -> "? " + why;
        });
  }

  @Test
  void anUnreadableRuntimeEnvironmentMaySetAnyVariable() {
    assertEquals(
        List.of(
            "the runtime environment, which cannot be read: /work/broken.yaml is no mapping of keys to values"),
        start("ray job submit --runtime-env /work/broken.yaml -- python t.py")
            .here()
            .environment()
            .openTo());
    assertEquals(
        List.of("a runtime environment, which lies in the image"),
        start("ray job submit --runtime-env /image.yaml -- python t.py")
            .here()
            .environment()
            .openTo());
    assertEquals(
        List.of("the environment of the Ray cluster"),
        start("ray job submit --address ray://h:1 -- python t.py").here().environment().openTo());
  }

  @Test
  void aDollarThatOnlySomeVersionsOfRayGiveToAShellIsUnknown() {
    Launchers.Outcome.Started started = start("ray job submit -- python t.py --lr $LR --name a");
    assertEquals(
        List.of("$LR, which only some versions of Ray give to a shell"),
        started.args().get(1).text().unknowns());
    assertEquals("a", started.args().get(3).toString());
  }

  private static Launchers.Outcome.Started start(String line) {
    Environment environment =
        Environment.EMPTY.with(Map.of("LR", Text.made("2e-5"), "OTHER", Text.made("other")));
    Files files =
        path ->
            FILES.containsKey(path)
                ? new Reading.Found<>(Text.made(FILES.get(path)))
                : new Reading.Absent<>();
    List<Word> argv = Stream.of(line.split(" ")).map(word -> Word.of(Text.made(word))).toList();
    return (Launchers.Outcome.Started)
        Launchers.start(argv, new Surroundings(environment, files, Optional.empty()));
  }
}

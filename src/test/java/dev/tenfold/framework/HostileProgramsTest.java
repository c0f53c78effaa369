package dev.tenfold.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.job.JobKinds;
import dev.tenfold.job.Work;
import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Launches;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.TrainingRun;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that train in ways that nobody writes. */
class HostileProgramsTest {
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private static final String START =
      """
      from transformers import AutoModelForCausalLM, BitsAndBytesConfig
      from trl import SFTConfig, SFTTrainer
      m = AutoModelForCausalLM.from_pretrained("m", quantization_config=BitsAndBytesConfig(load_in_4bit=True))
      t = SFTTrainer(m, args=SFTConfig(learning_rate=2e-5))
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t.train()\n",
        "m.add_adapter(1)\nt.train()\n",
        "if t.a: t.train()\n",
        "m = m.to(1)\nt = SFTTrainer(m, args=SFTConfig())\nt.train()\n",
        "m = m[-1]\nSFTTrainer(m).train()\n",
        "import accelerate\nm = accelerate.prepare(m, m)[-3]\nSFTTrainer(m).train()\n",
        "import torch\no = torch.optim.AdamW([{'lr': 1}])\no, _ = t.prepare(o)[-9]\no.step()\n",
        "t.args.learning_rate = t.args.learning_rate * t.x\nt.train()\n"
      })
  void thousandsOfTheSameAreReadInTime(String again) {
    long before = CPU.getCurrentThreadCpuTime();
    runs(START + again.repeat(3_000));
    assertTrue(CPU.getCurrentThreadCpuTime() - before < 5_000_000_000L, again);
  }

  @Test
  void aProgramThatIsTooLongToFollowIsUnknownAndSaysWhy() {
    List<TrainingRun> runs = runs(START + "x = 1\n".repeat(60_000) + "t.train()\n");
    assertEquals(
        List.of(new LearningRate.Hidden("the script takes more than 100000 steps")),
        runs.stream().map(TrainingRun::learningRate).toList());
  }

  private static List<TrainingRun> runs(String code) {
    ObjectNode pod = new ObjectMapper().createObjectNode();
    pod.put("apiVersion", "v1").put("kind", "Pod").putObject("metadata").put("name", "p");
    ObjectNode container = pod.putObject("spec").putArray("containers").addObject();
    container.put("name", "c").put("image", "i");
    container.putArray("command").add("python").add("-c").add(code);
    Manifest object = Manifest.submitted(pod);
    List<TrainingRun> runs = new ArrayList<>();
    for (Work work : JobKinds.of(object).orElseThrow().works(object, Lookup.none())) {
      for (Launch launch : Launches.of(work, Lookup.none()).launches()) {
        Frameworks.read(launch).forEach(started -> runs.add(started.run()));
      }
    }
    return runs;
  }
}

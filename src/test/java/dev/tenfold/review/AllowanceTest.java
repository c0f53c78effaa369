package dev.tenfold.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.Policies;
import dev.tenfold.source.Limits;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.training.LearningRate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the review of an object runs out of is the reason why the rest of it is unknown. */
class AllowanceTest {
  private static final int MEGABYTE = 1 << 20;
  private static final String RUN = "trl sft --use_peft --load_in_4bit --learning_rate 2e-5\n";

  /** Each shell starts two more, for as long as it may. */
  private static final String LAUGHS =
      "export X='env bash -c \"$X\" a; env bash -c \"$X\" b'; env bash -c \"$X\"\n";

  @Test
  void programsBeyondTheLimitAreNotRead() {
    Limits three = new Limits(3, 1_000, 1_000, 100, 100, MEGABYTE, 100, () -> false);
    Answer answer = review(RUN + "trl dpo\ntrl kto\n" + RUN, three);
    assertEquals(
        List.of(
            "container \"train\": it starts more than 3 programs",
            "not all of the object is read: it starts more than 3 programs"),
        answer.problems());
  }

  @Test
  void stepsThroughAllScriptsAreCounted() {
    Limits few = new Limits(100, 50, 40, 100, 100, MEGABYTE, 100, () -> false);
    assertEquals(
        "not all of the object is read: reading its scripts takes more than 50 steps",
        review("env bash -c 'echo a; echo b'\n".repeat(30), few).problems().getLast());
  }

  @Test
  void eachLimitOfAScriptIsTheOneThatIsGiven() {
    assertEquals(
        "container \"train\": following the script takes more than 20 steps",
        problem(
            "echo a\n".repeat(30),
            new Limits(100, 10_000, 20, 100, 100, MEGABYTE, 100, () -> false)));
    assertEquals(
        "container \"train\": the script runs more than 3 commands",
        problem(
            "a\nb\nc\nd\n", new Limits(100, 10_000, 1_000, 3, 100, MEGABYTE, 100, () -> false)));
    assertEquals(
        "container \"train\": the script writes more than 2 files",
        problem(
            "echo > a\necho > b\necho > c\n",
            new Limits(100, 10_000, 1_000, 100, 2, MEGABYTE, 100, () -> false)));
    assertEquals(
        "container \"train\": the script is nested more than 10 levels deep",
        problem(
            "f() { f; }\nf", new Limits(100, 10_000, 1_000, 100, 100, MEGABYTE, 10, () -> false)));
  }

  @Test
  void whatScriptsPutTogetherIsCounted() {
    assertEquals(
        "container \"train\": its scripts put together more than 1000 characters",
        problem(
            "x=" + "x".repeat(200) + "\n" + "echo $x >> f\n".repeat(2),
            new Limits(100, 10_000, 1_000, 100, 100, 1_000, 100, () -> false)));
  }

  @Test
  void aReplacementThatGrowsTooLongIsUnknown() {
    String script =
        "a=" + "a".repeat(2_000) + "\nb=" + "b".repeat(1_000) + "\ntrl sft --lr ${a//a/$b}\n";
    assertEquals(
        Optional.of("${a//a/$b} is a form that is not read"),
        rate(pod(script.replace("--lr", "--use_peft --learning_rate"))));
  }

  /** As long as Linux takes a word, and no longer. */
  @Test
  void variablesThatDoubleEachOtherAreCutOff() {
    ObjectNode pod = pod("trl sft --use_peft --learning_rate $A7");
    ArrayNode env = ((ObjectNode) pod.withArray("/spec/containers").get(0)).putArray("env");
    env.addObject().put("name", "A0").put("value", "1".repeat(1024));
    for (int i = 1; i <= 10; i++) {
      env.addObject().put("name", "A" + i).put("value", "$(A%d)$(A%d)".formatted(i - 1, i - 1));
    }
    assertEquals(Optional.empty(), rate(pod));
    env.insertObject(8).put("name", "A7").put("value", "$(A7)$(A0)");
    assertEquals(Optional.of("it grows too long when its variables are filled in"), rate(pod));
  }

  /** Why the rate of the only run is not known. */
  private static Optional<String> rate(ObjectNode pod) {
    return review(pod, Limits.DEFAULT).runs().getFirst().run().learningRate()
            instanceof LearningRate.Hidden(String why)
        ? Optional.of(why)
        : Optional.empty();
  }

  @Test
  void pythonIsReadWithinTheSameLimits() {
    String code =
        "from trl import SFTConfig, SFTTrainer\n"
            + "x = 1\n".repeat(60)
            + "SFTTrainer('m').train()\n";
    String script = "python - <<'EOF'\n" + code + "EOF\n";
    Answer answer =
        review(script, new Limits(100, 60, 1_000, 100, 100, MEGABYTE, 100, () -> false));
    assertEquals(
        List.of("not all of the object is read: reading its scripts takes more than 60 steps"),
        answer.problems());
    assertEquals(
        new LearningRate.Hidden("reading its scripts takes more than 60 steps"),
        answer.runs().getFirst().run().learningRate());
    String deep = "python - <<'EOF'\nfrom trl import SFTTrainer\ndef f(): f()\nf()\nEOF\n";
    assertEquals(
        new LearningRate.Hidden("the script is nested more than 20 levels deep, calls among them"),
        review(deep, new Limits(100, 10_000, 1_000, 100, 100, MEGABYTE, 20, () -> false))
            .runs()
            .getFirst()
            .run()
            .learningRate());
  }

  @Test
  void timeThatIsUpInTheMiddleOfPythonEndsTheReading() {
    AtomicInteger looks = new AtomicInteger();
    String code = "from trl import SFTTrainer\n" + "x = 1\n".repeat(5_000);
    Answer answer =
        review(
            "python - <<'EOF'\n" + code + "EOF\n" + RUN,
            Limits.DEFAULT.until(() -> looks.incrementAndGet() > 10));
    assertEquals(
        List.of("not all of the object is read: the review had no time left"), answer.problems());
    assertEquals(1, answer.runs().size());
    assertEquals(
        new LearningRate.Hidden("the review had no time left"),
        answer.runs().getFirst().run().learningRate());
  }

  @Test
  void timeThatIsUpEndsTheReading() {
    Answer answer = review(RUN, Limits.DEFAULT.until(() -> true));
    assertEquals(
        "not all of the object is read: the review had no time left", answer.problems().getLast());
    assertTrue(answer.runs().isEmpty());
  }

  @Test
  void shellsThatMultiplyAreCutOff() {
    assertEquals(
        "not all of the object is read: it starts more than 1000 programs",
        review(LAUGHS.repeat(20), Limits.DEFAULT).problems().getLast());
  }

  @Test
  void anchorsThatDoubleAreCutOff() {
    StringBuilder recipe = new StringBuilder("l0: &l0 {learning_rate: 2.0e-05}\n");
    for (int i = 1; i < 25; i++) {
      recipe.append("l%d: &l%d {a: *l%d, b: *l%d}\n".formatted(i, i, i - 1, i - 1));
    }
    String script = "cat > r.yaml <<'EOF'\n" + recipe + "EOF\ntrl sft --config r.yaml\n";
    Answer answer =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> review(script, Limits.DEFAULT));
    assertEquals(1, answer.runs().size());
  }

  @Test
  void aRecipeOfTooManyValuesIsNotRead() {
    String recipe = "learning_rate: 2.0e-05\n" + "a: b\n".repeat(10_000);
    Answer answer =
        review(
            "cat > r.yaml <<'EOF'\n" + recipe + "EOF\ntrl sft --config r.yaml\n", Limits.DEFAULT);
    LearningRate.Invalid unread =
        assertInstanceOf(LearningRate.Invalid.class, answer.runs().getFirst().run().learningRate());
    assertEquals(
        "cannot be known: recipe r.yaml cannot be parsed at line 1: it has more than 20000 keys and"
            + " values",
        unread.why());
  }

  private static String problem(String script, Limits limits) {
    return review(script, limits).problems().getFirst();
  }

  private static Answer review(String script, Limits limits) {
    return review(pod(script), limits);
  }

  private static ObjectNode pod(String script) {
    ObjectNode pod = JsonNodeFactory.instance.objectNode();
    pod.put("apiVersion", "v1").put("kind", "Pod").putObject("metadata").put("name", "a");
    ObjectNode container = pod.putObject("spec").putArray("containers").addObject();
    container.put("name", "train").putArray("command").add("bash").add("-c").add(script);
    return pod;
  }

  private static Answer review(ObjectNode pod, Limits limits) {
    return Review.of(
        new Request(
            Manifest.submitted(pod),
            Optional.empty(),
            Lookup.none(),
            new Request.Asker.File(),
            "",
            new Day("2026-06-15"),
            limits),
        new Policies(List.of()));
  }
}

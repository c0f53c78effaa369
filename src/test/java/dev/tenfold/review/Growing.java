package dev.tenfold.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.Policies;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Limits;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.util.Optional;
import java.util.function.Supplier;

/** Small objects of which something grows beyond any memory where nothing bounds it. */
enum Growing {
  VARIABLES_OF_VARIABLES(() -> {
    ObjectNode pod = running("trl", "sft", "$(A40)");
    var env = container(pod).putArray("env");
    env.addObject().put("name", "A0").put("value", "a".repeat(1000));
    for (int i = 1; i <= 40; i++) {
      env.addObject().put("name", "A" + i).put("value", "$(A%d)$(A%d)".formatted(i - 1, i - 1));
    }
    return pod;
  }),
  MANY_LONG_VARIABLES(() -> {
    ObjectNode pod = running("trl", "sft", "$(A)");
    var env = container(pod).putArray("env");
    env.addObject().put("name", "A").put("value", "\u20ac".repeat(100_000));
    for (int i = 0; i < 20_000; i++) {
      env.addObject().put("name", "A" + i).put("value", "b$(A)");
    }
    return pod;
  }),
  A_FILE_APPENDED_TO_ITSELF(
      () -> script(longText("x") + "echo $x > f\n" + each(2000, "cat f >> g\n"))),
  A_FILE_THAT_TEE_APPENDS_TO(
      () -> script(longText("x") + "echo $x > f\n" + each(2000, "cat f | tee -a g\n"))),
  MANY_LARGE_FILES(() ->
      script(
          longText("x")
              + "echo $x > f\n"
              + each(250, "{ cat f; echo a; } > g%d\n")
              + "python train.py\n")),
  A_REPLACEMENT_FOR_EACH_CHARACTER(
      () -> script("a=" + "a".repeat(2000) + "\n" + longText("x") + "z=${a//a/$x}\n")),
  WORDS_THAT_ARE_SPLIT(
      () -> script("x=\"" + "a ".repeat(200_000) + "\"\n" + each(50, "a%d=($x)\n"))),
  ARRAYS_OF_ARRAYS(() ->
      script(
          "a0=(" + "a ".repeat(5_000) + ")\n" + each(2000, "b%d=(\"${a0[@]}\" \"${a0[@]}\")\n"))),
  WORDS_THAT_ARE_READ(() -> script("read -r -a x <<'EOF'\n" + "a ".repeat(400_000) + "\nEOF\n")),
  LINES_THAT_ARE_READ(() ->
      script(
          "{\n" + each(5000, "read -r x%d\n") + "} <<\'EOF\'\n" + "a\n".repeat(400_000) + "EOF\n")),
  TEXT_IN_SMALL_PIECES(
      () -> script("x=" + "\\a\u20ac".repeat(100_000) + "\n" + each(100, "y%d=b$x\n"))),
  SCRIPTS_OF_SCRIPTS(
      () -> script("x='" + "a;".repeat(100_000) + "'\n" + each(200, "eval \"$x b%d\"\n"))),
  PATHS_THAT_EACH_KEEP_SOMETHING(() ->
      script(
          each(4, "if test -f /f%d; then c%1$d=1; fi\n")
              + "x="
              + "\u20ac".repeat(100_000)
              + "\n"
              + each(60, "export y%d=$c0$c1$c2$c3$x\n")
              + "python train.py $c0$c1$c2$c3\n")),
  COMMANDS_WITH_A_LARGE_ENVIRONMENT(() -> {
    ObjectNode pod = script(each(250, "python train.py %d\n"));
    var env = container(pod).putArray("env");
    env.addObject().put("name", "A").put("value", "\u20ac".repeat(400_000));
    for (int i = 0; i < 10_000; i++) {
      env.addObject().put("name", "A" + i).put("value", "b");
    }
    return pod;
  }),
  A_FORMAT_FOR_EACH_WORD(() ->
      script(
          "x="
              + "x".repeat(200_000)
              + "\nset -- "
              + "a ".repeat(50_000)
              + "\nprintf \"$x%s\" $@\n")),
  LISTS_IN_PYTHON(() -> python(listsIn("for h in range(60):\n      k.append([0] * 1000)"))),
  TEXTS_IN_PYTHON(() -> python(listsIn("k.append(str(j) + '\u20ac' * 60000)"))),
  LITERALS_IN_PYTHON(() -> python(listsIn("k.append('" + "\u20ac".repeat(60_000) + "')"))),
  REPLACEMENTS_IN_PYTHON(
      () -> python("x = 'a' * 900\ny = '\u20ac' * 60000\nz = x.replace('a', y)\n")),
  PARAMS_OF_TEKTON(() -> {
    StringBuilder run =
        new StringBuilder(
            """
            apiVersion: tekton.dev/v1
            kind: PipelineRun
            metadata: {name: a}
            spec:
              params: [{name: big, value: "%s"}]
              pipelineSpec:
                tasks:
            """
                .formatted("\u20ac".repeat(100_000)));
    for (int i = 0; i < 200; i++) {
      run.append("    - name: t").append(i).append("\n      params:\n");
      for (int j = 0; j < 20; j++) {
        run.append("      - {name: p%d, value: \"a$(params.big)\"}\n".formatted(j));
      }
      run.append("      taskSpec: {steps: [{name: s, image: a, command: [trl, sft]}]}\n");
    }
    return yaml(run.toString());
  }),
  WORDS_OF_TEKTON(() -> {
    StringBuilder run =
        new StringBuilder(
            """
            apiVersion: tekton.dev/v1
            kind: TaskRun
            metadata: {name: a}
            spec:
              params: [{name: big, value: [%s]}]
              taskSpec:
                steps:
            """
                .formatted("a, ".repeat(9_000)));
    for (int i = 0; i < 5_000; i++) {
      run.append("    - {name: s%d, image: a, args: [\"$(params.big[*])\"]}\n".formatted(i));
    }
    return yaml(run.toString());
  }),
  CALLS_OF_A_WORKFLOW(() -> {
    StringBuilder run =
        new StringBuilder(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata: {name: a}
            spec:
              entrypoint: main
              arguments: {parameters: [{name: big, value: "%s"}]}
              templates:
              - name: train
                inputs: {parameters: [{name: i}]}
                container: {image: a, command: [trl, sft, "{{workflow.parameters.big}}"]}
              - name: main
                steps:
            """
                .formatted("\u20ac".repeat(300_000)));
    for (int i = 0; i < 190; i++) {
      run.append(
          "    - [{name: s%d, template: train, arguments: {parameters: [{name: i, value: \"%1$d\"}]}}]\n"
              .formatted(i));
    }
    return yaml(run.toString());
  }),
  NUMBERS_WITHOUT_END(() ->
      script(
          "trl sft --use_peft --load_in_4bit --learning_rate 1e-999999999\n"
              + "trl dpo --use_peft --load_in_4bit --learning_rate 1e999999999\n"));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Supplier<JsonNode> object;

  Growing(Supplier<JsonNode> object) {
    this.object = object;
  }

  JsonNode object() {
    return object.get();
  }

  /** Prints a line for each of them: what is the matter with it, and how many runs it has. */
  public static void main(String[] names) {
    for (Growing each : values()) {
      if (names.length > 0 && !each.name().matches(names[0])) {
        continue;
      }
      System.out.print(each + ": ");
      Answer answer =
          Review.of(
              new Request(
                  Manifest.submitted(each.object()),
                  Optional.empty(),
                  Lookup.none(),
                  new Request.Asker.File(),
                  "",
                  new Day("2026-06-15"),
                  Limits.DEFAULT),
              Policies.NONE);
      System.out.println(
          answer.problems().stream().findFirst().orElse("") + " " + answer.runs().size());
    }
  }

  private static ObjectNode running(String... words) {
    ObjectNode pod = JSON.createObjectNode();
    pod.put("apiVersion", "v1").put("kind", "Pod").putObject("metadata").put("name", "a");
    ObjectNode container = pod.putObject("spec").putArray("containers").addObject();
    container.put("name", "train");
    for (String word : words) {
      container.withArray("/command").add(word);
    }
    return pod;
  }

  private static ObjectNode script(String script) {
    return running("bash", "-c", script);
  }

  private static ObjectNode python(String code) {
    return script(
        "python - <<'EOF'\nfrom trl import SFTTrainer\n" + code + "SFTTrainer().train()\nEOF\n");
  }

  /** A list of lists, into which a statement puts something 3,600 times. */
  private static String listsIn(String statement) {
    return "l = []\nfor i in range(60):\n  k = []\n  for j in range(60):\n    "
        + statement
        + "\n  l.append(k)\n";
  }

  private static ObjectNode container(ObjectNode pod) {
    return (ObjectNode) pod.withArray("/spec/containers").get(0);
  }

  private static JsonNode yaml(String text) {
    return KubernetesYaml.toJson(YamlText.readFile(Text.made(text)).trees().getFirst());
  }

  private static String longText(String variable) {
    return variable + "=" + "\u20ac".repeat(300_000) + "\n";
  }

  private static String each(int count, String line) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(line.formatted(i));
    }
    return lines.toString();
  }
}

package dev.tenfold.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Objects that start one QLoRA run whose copied rate can be patched, in the many ways in which
 * people write them. The same seed gives the same object.
 */
public final class Variants {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A program, the words of every run of it, and how it takes a rate. */
  private record Program(
      List<String> start, List<String> words, String flag, String recipeFlag, List<String> recipe) {
    boolean needsRecipe() {
      return recipeFlag.isEmpty();
    }
  }

  private static final List<String> LAUNCHERS =
      List.of(
          "python",
          "python -u",
          "accelerate launch --num_processes 8 --mixed_precision=bf16",
          "torchrun --nproc_per_node=8 --nnodes 1",
          "python3 -m torch.distributed.run --nproc-per-node 8",
          "uv run --with trl",
          "env WANDB_MODE=offline python",
          "deepspeed --num_gpus 8",
          "mpirun -n 8 python",
          "nohup accelerate launch");
  private static final List<String> SFT =
      List.of("--model_name_or_path", "a/b", "--use_peft", "--load_in_4bit");
  private static final List<String> TRL_RECIPE = List.of("use_peft: true", "load_in_4bit: true");
  private static final List<String> NUMBERS =
      List.of(
          "2.0e-5",
          "2.0E-05",
          "0.00002",
          "0.000020",
          ".00002",
          "2.e-5",
          "1.0e-5",
          "1.5e-05",
          "0.00004",
          "1_0.0e-6",
          "2e-5",
          "2e-05",
          "2E-5",
          "20e-6",
          "+2e-5");

  /** The first of the numbers that every reader of a recipe takes for one. */
  private static final int STRICT = 10;

  private final Random random;
  private final ObjectNode env = JSON.objectNode();
  private final ObjectNode files = JSON.objectNode();
  private final List<String> before = new ArrayList<>();

  private Variants(long seed) {
    this.random = new Random(seed);
  }

  /**
   * One of them.
   *
   * @param files what is mounted under /r
   */
  public record Variant(ObjectNode object, ObjectNode files) {}

  public static Variant of(long seed) {
    return new Variants(seed).variant();
  }

  private Variant variant() {
    Program program = program();
    ObjectNode container = JSON.objectNode().put("name", "train").put("image", "example.com/x");
    switch (random.nextInt(5)) {
      case 0, 1 -> argv(container, program);
      case 2, 3 -> script(container, program);
      default -> handedOn(container, program);
    }
    ArrayNode variables = container.putArray("env");
    env.properties()
        .forEach(
            each -> variables.addObject().put("name", each.getKey()).set("value", each.getValue()));
    container.putArray("volumeMounts").addObject().put("name", "r").put("mountPath", "/r");
    return new Variant(object(container), files);
  }

  private Program program() {
    String flag = pick("--learning_rate", "--learning_rate", "--learning-rate");
    return switch (random.nextInt(7)) {
      case 0, 1 -> new Program(List.of("trl", "sft"), SFT, flag, "--config", TRL_RECIPE);
      case 2, 3 ->
          new Program(
              words(pick(LAUNCHERS), "trl/scripts/sft.py"), SFT, flag, "--config", TRL_RECIPE);
      case 4 ->
          new Program(
              words(pick(LAUNCHERS), "scripts/run_sft.py"),
              List.of(),
              "--learning_rate=",
              "",
              List.of("model_name_or_path: a/b", "use_peft: true", "load_in_4bit: true"));
      case 5 ->
          new Program(
              List.of("axolotl", "train"),
              List.of(),
              "--learning-rate",
              "",
              List.of("base_model: a/b", "adapter: qlora", "load_in_4bit: true"));
      default ->
          new Program(
              List.of("llamafactory-cli", "train"),
              List.of(),
              "learning_rate=",
              "",
              List.of("model_name_or_path: a/b", "stage: sft", "quantization_bit: 4"));
    };
  }

  private static List<String> words(String launcher, String script) {
    List<String> words = new ArrayList<>(List.of(launcher.split(" ")));
    words.add(script);
    return words;
  }

  private String number() {
    return pick(NUMBERS);
  }

  private void argv(ObjectNode container, Program program) {
    List<String> words = new ArrayList<>();
    boolean byEnv = random.nextInt(4) == 0;
    if (byEnv) {
      env.put("LR", number());
    }
    addRun(program, words, byEnv ? "$(LR)" : number());
    int split = random.nextBoolean() ? program.start().size() : words.size();
    if (split == words.size() && random.nextBoolean()) {
      split = 1;
    }
    words.subList(0, split).forEach(container.withArray("command")::add);
    words.subList(split, words.size()).forEach(container.withArray("args")::add);
    if (split == words.size()) {
      container.remove("args");
    }
  }

  /** The words of a run; its rate is in one of the places where its program looks for one. */
  private void addRun(Program program, List<String> words, String rate) {
    words.addAll(program.start());
    boolean inFlag = random.nextInt(3) > 0;
    boolean recipe = program.needsRecipe() || random.nextInt(3) == 0;
    List<String> own = new ArrayList<>();
    if (recipe) {
      if (!program.recipeFlag().isEmpty()) {
        own.add(program.recipeFlag());
      }
      own.add("/r/recipe.yaml");
      files.put("recipe.yaml", recipe(program, !inFlag));
    }
    boolean flagsInRecipe = recipe && random.nextBoolean();
    if (!flagsInRecipe) {
      own.addAll(program.words());
    }
    if (inFlag) {
      boolean joined = program.flag().endsWith("=") || random.nextBoolean();
      String flag = program.flag().endsWith("=") || !joined ? program.flag() : program.flag() + "=";
      if (joined) {
        own.add(flag + rate);
      } else {
        own.add(flag);
        own.add(rate);
      }
    }
    words.addAll(own);
  }

  private String recipe(Program program, boolean withRate) {
    List<String> lines = new ArrayList<>(program.recipe());
    if (withRate) {
      lines.add("learning_rate: " + NUMBERS.get(random.nextInt(STRICT)) + pick("", "  # copied"));
    }
    return String.join("\n", lines) + "\n";
  }

  private void script(ObjectNode container, Program program) {
    String shell = pick("sh", "bash", "/bin/bash");
    boolean bash = shell.endsWith("bash");
    List<String> words = new ArrayList<>();
    addRun(program, words, quoted(rateInScript(bash), bash));
    String recipe = files.path("recipe.yaml").asText("");
    if (!recipe.isEmpty() && random.nextBoolean()) {
      files.remove("recipe.yaml");
      before.add("mkdir -p /r\ncat > /r/recipe.yaml <<'EOF'\n" + recipe + "EOF");
    }
    StringBuilder script = new StringBuilder(pick("", "set -e\n", "#!/bin/bash\n# 2e-5 is full\n"));
    before.forEach(line -> script.append(line).append('\n'));
    script.append(pick("", "exec ", "time ", "WANDB_MODE=offline ")).append(line(words));
    script.append(
        pick(
            "",
            "\n",
            " > /log 2>&1\n",
            " | tee /log\n",
            " && echo done\n",
            " # 2e-5\n",
            "; ls\n",
            " &\nwait\n"));
    container.putArray("command").add(shell).add(pick("-c", "-ec", "-lc"));
    (random.nextBoolean() ? container.withArray("command") : container.putArray("args"))
        .add(script.toString());
  }

  /** A number, or a variable that holds one. */
  private String rateInScript(boolean bash) {
    String number = number();
    return switch (random.nextInt(6)) {
      case 0 -> {
        before.add(
            "LR="
                + pick("", "\"", "'").transform(quote -> quote + number + quote)
                + pick("", "  # 2e-5"));
        yield "$LR";
      }
      case 1 -> {
        before.add("export LR=${LR:-" + number + "}");
        yield "${LR}";
      }
      case 2 -> {
        env.put("LR", number);
        yield "$LR";
      }
      case 3 -> bash ? "${RATE:=" + number + "}" : number;
      default -> number;
    };
  }

  private String quoted(String rate, boolean bash) {
    if (rate.startsWith("$")) {
      return pick(rate, "\"" + rate + "\"");
    }
    return pick(rate, rate, "'" + rate + "'", "\"" + rate + "\"", bash ? "$'" + rate + "'" : rate);
  }

  /** The words on one line or several. */
  private String line(List<String> words) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      line.append(
          i == 0 ? "" : i > 1 && random.nextInt(4) == 0 ? " \\\n    " : pick(" ", " ", "  "));
      line.append(words.get(i));
    }
    return line.toString();
  }

  /** A script that hands its arguments on: its own, or a mounted one. */
  private void handedOn(ObjectNode container, Program program) {
    List<String> words = new ArrayList<>();
    addRun(program, words, number());
    int start = program.start().size();
    if (random.nextBoolean()) {
      container
          .putArray("command")
          .add("sh")
          .add("-c")
          .add(line(words.subList(0, start)) + " \"$@\"")
          .add("sh");
    } else {
      files.put("run.sh", "set -e\nexec " + line(words.subList(0, start)) + " \"$@\"\n");
      container.putArray("command").add("bash").add("/r/run.sh");
    }
    words.subList(start, words.size()).forEach(container.withArray("args")::add);
  }

  private ObjectNode object(ObjectNode container) {
    ObjectNode pod = JSON.objectNode();
    pod.putObject("spec").putArray("containers").add(container);
    ((ObjectNode) pod.path("spec"))
        .putArray("volumes")
        .addObject()
        .put("name", "r")
        .putObject("configMap")
        .put("name", "r");
    ObjectNode object = JSON.objectNode();
    switch (random.nextInt(5)) {
      case 0 -> object.put("apiVersion", "v1").put("kind", "Pod").setAll(pod);
      case 1 -> {
        object.put("apiVersion", "batch/v1").put("kind", "Job");
        object.putObject("spec").set("template", pod);
      }
      case 2 -> {
        object.put("apiVersion", "batch/v1").put("kind", "CronJob");
        object.putObject("spec").putObject("jobTemplate").putObject("spec").set("template", pod);
      }
      case 3 -> {
        object.put("apiVersion", "kubeflow.org/v1").put("kind", "PyTorchJob");
        object
            .putObject("spec")
            .putObject("pytorchReplicaSpecs")
            .putObject("Master")
            .set("template", pod);
      }
      default -> {
        object.put("apiVersion", "apps/v1").put("kind", "Deployment");
        object.putObject("spec").set("template", pod);
      }
    }
    ObjectNode metadata = object.putObject("metadata").put("name", "x");
    switch (random.nextInt(3)) {
      case 0 -> metadata.putObject("annotations").put("note", "kept");
      case 1 -> metadata.putObject("annotations");
      default -> {}
    }
    return object;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}

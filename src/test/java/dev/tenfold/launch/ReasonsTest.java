package dev.tenfold.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.Policies;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Judged;
import dev.tenfold.review.Request;
import dev.tenfold.review.Review;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every reason of this room why something is not known, as the user reads it, and what causes it.
 * Each says what is unknown and why.
 */
class ReasonsTest {
  private static final String RUN = "trl sft --use_peft --load_in_4bit --learning_rate ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        // variables
        "$LR|$LR is set nowhere",
        "$RANDOM|$RANDOM is set by the shell",
        "$SECRET|$SECRET comes from Secret \"keys\"",
        "$?|$? is the status of a command",
        "$!|$! is the number of a process",
        "$-|$- holds the options of the shell",
        "$PWD|$PWD is the working directory, which is not known",
        "${LR@Q}|${LR@Q} is a form that is not read",
        "${GIVEN:$LR}|${GIVEN:$LR} is a form that is not read",
        "~me|~me is the home of another user",
        // what runs
        "$(pick --best)|the output of \"pick\" is known only when it runs",
        "`pick`|the output of \"pick\" is known only when it runs",
        "$(cat)|what \"cat\" reads from standard input is not known",
        "$(cat none.txt)|nothing of this object puts none.txt there",
        "$(cat < $LR)|a file is read whose name is not known: $LR is set nowhere",
        "$(pwd)|the working directory is not known",
        "$(printf %q a)|what printf makes of \"%q\" is not read",
        "$(printf $LR)|$LR is set nowhere",
        "$(sh -c 'echo -e a')|what \"echo -e\" prints depends on the shell",
        "$(sh -c 'echo \"a\\b\"')|what echo makes of a backslash depends on the shell",
        "<(cat f)|the file of a process substitution is known only when it runs",
        // patterns, braces, templates
        "*.yaml|*.yaml is a pattern of file names",
        "{a,b}|{a,b} is a brace expansion",
        "{{ .Values.lr }}|{{ .Values.lr }} is a placeholder of a template",
        "$'\\xff'|the escape \\xff is not read",
        "$(printf '\\0n')|the escape \\0 is not read",
        "$(printf $X -n)|$X is set nowhere",
        // arithmetic
        "$((1 / 0))|the arithmetic \"1 / 0\" divides by zero",
        "$((1.5 + 2))|the arithmetic \"1.5 + 2\" is not read",
        "$((LR + 1))|$LR is set nowhere"
      })
  void aRateThatCannotBeKnownSaysWhy(String rate, String reason) {
    assertEquals(reason, reasonOf(RUN + rate));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "read -r LR|$LR is read from standard input",
        "getopts l: LR|$LR is set by getopts",
        "mapfile LR|$LR is set by mapfile",
        "select LR in a b; do break; done|$LR is chosen from standard input",
        "for i in $(seq 3); do LR=${i}e-5; done|$LR is changed in a loop",
        "for LR in $(pick); do true; done|the output of \"pick\" is known only when it runs",
        "source /opt/env.sh|$LR may come from the sourced file /opt/env.sh, which cannot be read",
        "LR=1; . $FILE|$LR may be set by a sourced file, which cannot be read",
        "eval \"$(pick)\"|$LR may come from what eval runs, which cannot be read",
        "export $(pick)|$LR may come from export, whose words are not known",
        "declare -i LR=1|$LR is declared with a type that is not read",
        "declare -A LR; LR[a]=1|$LR is declared with a type that is not read",
        "LR=(a b); unset 'LR[0]'|LR[0] is unset, and an array with a gap is not read",
        "LR=(a b); LR[7]=c|an array has an index that is not read",
        "LR=(a b); LR=$((LR[0] + 1))|the arithmetic \"LR[0] + 1\" has an array in it",
        "IFS=:; LR='a b'|IFS is changed, and so is how words are split",
        "IFS=$X; set -- a b; LR=\"$*\"; unset IFS|IFS is changed, and so is how words are joined",
        "set -- $X 2e-5; LR=$2|nobody knows how many arguments stand before $2",
        "set -- $X; LR=$#|the number of arguments is not known",
        "set -- a b; shift $X; LR=$1|nobody knows how many arguments stand before $1",
        "echo a > f; sed -i s/a/b/ f; LR=$(cat f)|f is changed by \"sed\"",
        "cp /data/rate f; LR=$(cat f)|f is a copy of /data/rate, which cannot be seen",
        "echo 1 > f; mv f g; LR=$(cat f)|f is moved away",
        "cd $X; LR=$(cat f)|f is relative to a folder that is not known",
        "LR=$(cat /conf/a.txt)|/conf/a.txt lies in a persistent volume",
        "{ pick; read -r LR; } <<< 1|\"pick\" may have read the standard input of the script",
        "{ pick; LR=$(cat); } <<< 1|\"pick\" may have read the standard input of the script"
      })
  void aVariableThatCannotBeKnownSaysWhy(String before, String reason) {
    assertEquals(reason, reasonOf(before + "\n" + RUN + "$LR"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "torchrun --new a.py b.py"
            + "|what torchrun starts cannot be told: its option --new is not known",
        "torchrun $ARGS run|what torchrun starts cannot be told: $ARGS is set nowhere",
        "python $ARGS|what python starts cannot be told: $ARGS is set nowhere",
        "su $ARGS|what su starts cannot be told: $ARGS is set nowhere",
        "mpirun a : b|what mpirun starts cannot be told: it is more than one program",
        "srun a : b|what srun starts cannot be told: it is more than one program",
        "parallel a|what parallel starts cannot be told: it puts its commands together itself",
        "env -S 'a \"b\"' c"
            + "|what env starts cannot be told: the text behind -S has quotes or variables",
        "source /opt/env.sh"
            + "|the sourced file /opt/env.sh cannot be read: nothing of this object puts it there",
        ". $FILE|a sourced file cannot be read: its name is not known: $FILE is set nowhere",
        "eval \"$(pick)\"|what eval runs cannot be read: the output of \"pick\" is known only when"
            + " it runs",
        "bash -c \"$CMD\"|the script cannot be read: $CMD is set nowhere",
        "echo 'a'; echo 'b|the script cannot be read from line 1 on: a single quote is not closed",
        "if true; then|the script cannot be read from line 1 on: an if is not closed by fi"
      })
  void aCommandThatCannotBeReadSaysWhy(String script, String problem) {
    assertEquals("container \"train\": " + problem, problemsOf(script));
  }

  @Test
  void aScriptThatIsTooMuchSaysOfWhat() {
    assertEquals("its script has more than 16 paths", reasonOf(paths(5) + RUN + "$LR"));
    assertEquals(
        "container \"train\": following the script takes more than 10000 steps",
        problemsOf("echo a\n".repeat(11_000)));
    assertEquals(
        "container \"train\": the script runs more than 256 commands",
        problemsOf(Stream.iterate(0, i -> i + 1).limit(300).map(i -> "run " + i).collect(lines())));
    assertEquals(
        "container \"train\": the script writes more than 256 files",
        problemsOf(
            Stream.iterate(0, i -> i + 1).limit(300).map(i -> "echo > " + i).collect(lines())));
    assertEquals(
        "container \"train\": the script is nested more than 300 levels deep",
        problemsOf("f() { f; }\nf"));
    assertEquals(
        "container \"train\": scripts run each other more than 8 levels deep",
        problemsOf("echo '. ./a.sh' > a.sh\n. ./a.sh"));
    assertEquals(
        "container \"train\": shells start each other more than 6 levels deep",
        problemsOf("export X='env bash -c \"$X\"'; env bash -c \"$X\""));
    assertEquals(
        "container \"train\": more than 16 launchers stand before the program",
        problemsOf("nohup ".repeat(20) + "a"));
    assertEquals(
        "a text that expands to more than 1 MiB is not read",
        reasonOf("LR=" + "1".repeat(70_000) + "\n" + "LR=$LR$LR\n".repeat(4) + RUN + "$LR"));
    assertEquals(
        "container \"train\": following the script takes more than 10000 steps",
        problemsOf("LR=11111111\n" + "LR=$LR$LR\n".repeat(20) + RUN + "$LR"));
    assertEquals(
        "the arithmetic \"1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+"
            + "1+1+1+1+...\" is too long",
        reasonOf(RUN + "$((" + "1+".repeat(1000) + "1))"));
    assertEquals(
        "the arithmetic \"" + "(".repeat(60) + "1" + ")".repeat(19) + "...\" is nested too deep",
        reasonOf(RUN + "$((" + "(".repeat(60) + "1" + ")".repeat(60) + "))"));
    assertEquals(
        "$LR takes more than 64 values in a loop",
        reasonOf("for LR in " + "a ".repeat(70) + "; do " + RUN + "$LR; done"));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n");
  }

  private static String paths(int conditions) {
    return "[ -n \"$A%\" ] && LR=2e-5\n"
        .repeat(conditions)
        .replace("%", "")
        .transform(text -> number(text, conditions));
  }

  /** Gives each test a variable of its own, so that each is a question of its own. */
  private static String number(String text, int conditions) {
    String numbered = text;
    for (int i = 0; i < conditions; i++) {
      numbered = numbered.replaceFirst("\\$A\"", "\\$A" + i + "\"");
    }
    return numbered;
  }

  private static String reasonOf(String script) {
    Answer answer = review(script);
    return answer.runs().stream()
        .map(Judged::finding)
        .map(finding -> finding.reason())
        .reduce((first, last) -> last)
        .orElse("no run: " + answer.problems());
  }

  private static String problemsOf(String script) {
    return String.join("; ", review(script).problems());
  }

  private static Answer review(String script) {
    Lookup none = reference -> new Reading.Absent<>();
    return Review.of(
        Request.ofFile(Manifest.submitted(pod(script)), none, new Day("2026-06-15")),
        Policies.NONE);
  }

  private static JsonNode pod(String script) {
    String yaml =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: zephyr}
        spec:
          containers:
            - name: train
              command: [bash, -c]
              env:
                - {name: GIVEN, value: given}
                - {name: SECRET, valueFrom: {secretKeyRef: {name: keys, key: LR}}}
              volumeMounts: [{name: data, mountPath: /conf}]
          volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
        """;
    Text text = Text.written(new Place.InSubmitted(Pointer.ROOT), yaml);
    JsonNode pod = KubernetesYaml.toJson(YamlText.read(text).trees().getFirst());
    ((ObjectNode) pod.at("/spec/containers/0"))
        .set("args", JsonNodeFactory.instance.arrayNode().add(script));
    return pod;
  }
}

package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code source} and {@code eval}: texts that run in the same shell. */
final class Sources {
  /** They prepare the search paths of a shell and set nothing that a training run is told by. */
  private static final Set<String> ACTIVATING =
      Set.of(
          "activate",
          "conda.sh",
          "mamba.sh",
          "profile",
          ".profile",
          ".bash_profile",
          ".bashrc",
          "bash.bashrc",
          "env",
          "nvm.sh",
          "setvars.sh");

  private static final Pattern ACTIVATING_OUTPUT =
      Pattern.compile(
          "the output of \"(?:[^\"]*/)?(?:conda|mamba|micromamba|pyenv|ssh-agent|uv|pixi)\" is .*");

  private final Interpreter shell;

  Sources(Interpreter shell) {
    this.shell = shell;
  }

  void source(List<Word> arguments) {
    if (arguments.isEmpty()) {
      return;
    }
    Text path = arguments.getFirst().text();
    shell.status = Status.ofCommand("source " + path);
    Optional<String> known = path.known();
    if (isActivation(path.toString())) {
      return;
    }
    if (known.isEmpty()) {
      unread("a sourced file", "its name is not known: " + String.join(", ", path.unknowns()));
    } else if (shell.file(known.get()) instanceof Reading.Found<Text> found) {
      run(found.value(), known.get(), arguments.subList(1, arguments.size()));
    } else {
      unread("the sourced file " + known.get(), "nothing of this object puts it there");
    }
  }

  private static boolean isActivation(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return ACTIVATING.contains(name) || path.startsWith("/etc/profile.d/");
  }

  private void run(Text script, String name, List<Word> parameters) {
    List<Word> outer = shell.state().parameters;
    if (!parameters.isEmpty()) {
      shell.state().parameters = List.copyOf(parameters);
    }
    Scripts.run(script, name, shell);
    if (!parameters.isEmpty()) {
      shell.state().parameters = outer;
    }
    if (shell.flow == Interpreter.Flow.RETURN) {
      shell.flow = Interpreter.Flow.NORMAL;
    }
  }

  void eval(List<Word> arguments) {
    List<Text> parts = new ArrayList<>();
    for (Word word : arguments) {
      parts.add(word.text());
      parts.add(Text.made(" "));
    }
    Text text = Text.join(parts);
    if (!text.isKnown() && text.toString().replace(Text.HOLE, ' ').isBlank()) {
      shell.status = Status.ofCommand("eval");
      if (!text.unknowns().stream().allMatch(why -> ACTIVATING_OUTPUT.matcher(why).matches())) {
        unread("what eval runs", String.join(", ", text.unknowns()));
      }
    } else {
      Scripts.run(text, "what eval runs", shell);
    }
  }

  /** There may be more commands in it, and it may have set any variable. */
  private void unread(String what, String why) {
    shell.session().unread(what + " cannot be read: " + why);
    shell.state().cloud(what + ", which cannot be read");
  }
}

package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands that move text between files, as far as they do it word for word. */
final class FileCommands {
  private final Interpreter shell;

  FileCommands(Interpreter shell) {
    this.shell = shell;
  }

  /** Runs the command if it is one of these; an edit in place makes its file unknown. */
  boolean run(String name, Invocation invocation) {
    List<Word> arguments = invocation.arguments();
    switch (name) {
      case "cat" -> cat(arguments);
      case "tee" -> tee(arguments);
      case "cp", "mv", "ln", "install" -> copy(name, arguments);
      case "mkdir", "touch", "chmod", "chown", "rm", "rmdir" -> {}
      case "mktemp" -> folder(invocation);
      case "basename", "dirname" -> path(name, arguments);
      case "envsubst" -> shell.io.write(Reasons.output(name));
      case "sed", "perl", "yq", "ruamel", "crudini" -> {
        if (arguments.stream().anyMatch(FileCommands::editsInPlace) || name.equals("crudini")) {
          arguments.forEach(word -> changed(name, word));
        }
        shell.io.write(Reasons.output(name));
      }
      default -> {
        return false;
      }
    }
    shell.status = Status.ofCommand(name + " " + shell.session().site(invocation.command()));
    return true;
  }

  /** A new folder has a name that nothing else has. */
  private void folder(Invocation invocation) {
    List<Word> arguments = invocation.arguments();
    shell.io.write(
        arguments.size() == 1 && arguments.getFirst().is("-d")
            ? Text.made("/tmp/tmp." + shell.session().site(invocation.command()) + "\n")
            : Reasons.output("mktemp"));
  }

  private static boolean editsInPlace(Word word) {
    String text = word.text().toString();
    return text.startsWith("--in")
        || (text.startsWith("-") && !text.startsWith("--") && text.contains("i"));
  }

  private void changed(String name, Word word) {
    word.text()
        .known()
        .filter(path -> !path.startsWith("-"))
        .filter(path -> shell.file(path).found().isPresent())
        .ifPresent(path ->
            shell.write(path, Text.unknown(path + " is changed by \"" + name + "\""), false));
  }

  private Text input(String name) {
    Input input = shell.io.input();
    return input == null ? Reasons.input(name) : input.all();
  }

  private void cat(List<Word> arguments) {
    if (arguments.isEmpty()) {
      shell.io.write(input("cat"));
    }
    for (Word word : arguments) {
      Optional<String> path = word.text().known();
      if (word.is("-")) {
        shell.io.write(input("cat"));
      } else if (path.isEmpty() || path.get().startsWith("-")) {
        shell.io.write(Reasons.output("cat"));
      } else {
        Text content = shell.content(path.get());
        shell.budget().step(content.weight());
        shell.io.write(content);
      }
    }
  }

  private void tee(List<Word> arguments) {
    Text text = input("tee");
    boolean appends = arguments.stream().anyMatch(word -> word.is("-a") || word.is("--append"));
    for (Word word : arguments) {
      Optional<String> path = word.text().known().filter(known -> !known.startsWith("-"));
      if (path.isPresent() && !path.get().startsWith("/dev/")) {
        shell.write(path.get(), text, appends);
      }
    }
    shell.io.write(text);
  }

  private void copy(String name, List<Word> arguments) {
    List<String> paths = new ArrayList<>();
    for (Word word : arguments) {
      Optional<String> path = word.text().known();
      if (path.isEmpty()) {
        return;
      }
      if (!path.get().startsWith("-")) {
        paths.add(path.get());
      }
    }
    if (paths.size() < 2) {
      return;
    }
    String target = paths.removeLast();
    boolean folder =
        paths.size() > 1
            || target.endsWith("/")
            || target.endsWith(".")
            || shell.state().files.isFolder(shell.state().folder, target);
    for (String path : paths) {
      String to = folder ? target + "/" + last(path) : target;
      Optional<Text> content = shell.file(path).found();
      if (content.isPresent()) {
        shell.write(to, content.get(), false);
      } else if (!folder) {
        // Whether the target is a folder is not known either: both may be what is copied.
        shell.write(
            to, Text.unknown(to + " is a copy of " + path + ", which cannot be seen"), false);
      }
      if (name.equals("mv") && content.isPresent()) {
        shell.write(path, Text.unknown(path + " is moved away"), false);
      }
    }
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void path(String name, List<Word> arguments) {
    Optional<String> known =
        arguments.size() == 1 ? arguments.getFirst().text().known() : Optional.empty();
    String path = known.orElse("/");
    if (path.endsWith("/") || path.startsWith("-") || !path.contains("/") || path.contains("//")) {
      shell.io.write(Reasons.output(name));
      return;
    }
    int slash = path.lastIndexOf('/');
    Text text = arguments.getFirst().text();
    Text part =
        name.equals("basename")
            ? text.sub(slash + 1)
            : slash == 0 ? Text.made("/") : text.sub(0, slash);
    shell.io.write(part.concat(Text.made("\n")));
  }
}

package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.Command;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Map;

/**
 * A command that is about to run.
 *
 * @param words its name and its arguments
 * @param prefixes the assignments before its name
 * @param command where it stands
 */
record Invocation(List<Word> words, Map<String, Text> prefixes, Command.Simple command) {
  List<Word> arguments() {
    return words.subList(1, words.size());
  }

  Invocation from(int index) {
    return new Invocation(words.subList(index, words.size()), prefixes, command);
  }
}

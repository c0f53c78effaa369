package dev.tenfold.launch.shell;

import dev.tenfold.launch.Environment;
import dev.tenfold.launch.Files;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command, other than the shell's own, that a script runs.
 *
 * @param words the program and its arguments
 * @param environment what it sees: exported variables and those before its name
 * @param files what it sees, as the script has changed them until then
 * @param directory its working directory, empty where it is not known
 * @param input its standard input, where the script writes that
 * @param written what the script writes of it, from its name to its last word; a flag may be added
 *     where that ends
 * @param site which command of the script it is: runs of one site are rounds of a loop, calls of a
 *     function, or the same command on different paths
 * @param round which round of the innermost loop over words, where it stands in one
 * @param choices the undecided conditions under which it runs, each with the branch taken; empty
 *     where it runs on every path
 * @param doubt why nothing of this is certain, such as a script with too many paths
 */
public record ShellCommand(
    List<Word> words,
    Environment environment,
    Files files,
    Optional<String> directory,
    Optional<Text> input,
    Text written,
    int site,
    Optional<Round> round,
    Map<String, Integer> choices,
    Optional<String> doubt) {
  public ShellCommand {
    words = List.copyOf(words);
    choices = Map.copyOf(choices);
  }

  /** A round of a loop over words; {@code loop} tells loops apart. */
  public record Round(int loop, int index) {}

  ShellCommand under(Map<String, Integer> conditions) {
    return new ShellCommand(
        words, environment, files, directory, input, written, site, round, conditions, doubt);
  }

  ShellCommand doubted(String why) {
    return new ShellCommand(
        words,
        environment,
        files,
        directory,
        input,
        written,
        site,
        round,
        choices,
        Optional.of(why));
  }
}

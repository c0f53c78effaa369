package dev.tenfold.launch;

import dev.tenfold.source.Pointer;
import dev.tenfold.source.Spot;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process that an object would start.
 *
 * @param at what launches it
 * @param where the same for a reader: {@code container "pytorch"}
 * @param launchers what was taken off before the program, the outermost first
 * @param args the words after the program
 * @param end where a word can be added to the end of its command
 * @param course how its script comes to it
 * @param versions what is known of the packages that it runs with
 */
public record Launch(
    Pointer at,
    String where,
    Text image,
    List<String> launchers,
    Program program,
    List<Word> args,
    Environment environment,
    Files files,
    Optional<Spot> end,
    Course course,
    Versions versions) {
  /** A whole script may be an argument. */
  private static final int LONGEST_LINE = 4000;

  public Launch {
    launchers = List.copyOf(launchers);
    args = List.copyOf(args);
  }

  /** The program with its arguments, for a reader; what is unknown stands in angle brackets. */
  public String commandLine() {
    StringBuilder line = new StringBuilder(program.name());
    for (Word word : args) {
      if (line.length() > LONGEST_LINE) {
        return line.substring(0, LONGEST_LINE) + " ...";
      }
      line.append(' ').append(word.text().readable());
    }
    return line.toString();
  }

  /**
   * The way of a script to one of its commands.
   *
   * @param choices the undecided conditions under which it runs, each with the branch taken
   * @param rounds tells the rounds of one command in one loop from everything else; empty outside
   *     of loops
   * @param doubt why nothing of it is certain
   */
  public record Course(
      Map<String, Integer> choices, Optional<String> rounds, Optional<String> doubt) {
    /** A command that simply runs. */
    public static final Course STRAIGHT = new Course(Map.of(), Optional.empty(), Optional.empty());

    public Course {
      choices = Map.copyOf(choices);
    }

    /** Whether it runs only where the other does not, by the same condition. */
    public boolean isAlternativeTo(Course other) {
      return choices.entrySet().stream()
          .anyMatch(choice -> {
            Integer theirs = other.choices.get(choice.getKey());
            return theirs != null && !theirs.equals(choice.getValue());
          });
    }
  }
}

package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where to read on after an option that no table has: nobody knows whether the next word is its
 * value. The answer is given only where both readings come to the same.
 */
final class UnknownOption {
  /** A number, a size, a switch, or a list of such things: no program is called like that. */
  private static final Pattern VALUE =
      Pattern.compile(
          "[-+]?[0-9][0-9.]*([eE][-+]?[0-9]+)?[a-zA-Z%]{0,3}"
              + "|(?i:true|false|yes|no|on|off|none|auto|all)"
              + "|[^/\\s]*[,:=].*",
          Pattern.DOTALL);

  private static final Pattern OTHER_FILE = Pattern.compile(".*\\.[A-Za-z0-9]{1,8}");

  private UnknownOption() {}

  /** Before a Python script: the one word that ends in {@code .py} is the script either way. */
  static Optional<Integer> beforeScript(List<Word> argv, int option) {
    int next = option + 1;
    if (next >= argv.size() || isOption(argv.get(next))) {
      return Optional.of(next);
    }
    boolean onlyOne = argv.stream().skip(next).filter(UnknownOption::isScript).count() == 1;
    if (isScript(argv.get(next))) {
      return onlyOne ? Optional.of(next) : Optional.empty();
    }
    boolean isValue = isValue(argv.get(next)) || (onlyOne && cannotBeScript(argv.get(next)));
    return isValue ? Optional.of(next + 1) : Optional.empty();
  }

  /** Before any program: only the name of one that starts others can be told from a value. */
  static Optional<Integer> beforeProgram(List<Word> argv, int option) {
    int next = option + 1;
    if (next >= argv.size() || isOption(argv.get(next))) {
      return Optional.of(next);
    }
    if (isValue(argv.get(next))) {
      return Optional.of(next + 1);
    }
    boolean followed = next + 1 < argv.size() && isStarter(argv.get(next + 1));
    return starts(argv.get(next)) && !followed ? Optional.of(next) : Optional.empty();
  }

  /** A Python script behind words of which nobody knows how many they are. */
  static Optional<Integer> scriptAfter(List<Word> argv, int unknown) {
    return IntStream.range(unknown + 1, argv.size())
        .filter(i -> isScript(argv.get(i)))
        .boxed()
        .findFirst();
  }

  /** A program behind words of which nobody knows how many they are. */
  static Optional<Integer> programAfter(List<Word> argv, int unknown) {
    return IntStream.range(unknown + 1, argv.size())
        .filter(i -> starts(argv.get(i)))
        .boxed()
        .findFirst();
  }

  private static boolean starts(Word word) {
    return isScript(word) || isStarter(word);
  }

  private static boolean isStarter(Word word) {
    return word.text().isKnown() && Launchers.isStarter(Launchers.baseName(word));
  }

  private static boolean isScript(Word word) {
    return word.text().isKnown() && word.toString().endsWith(".py");
  }

  private static boolean isOption(Word word) {
    String text = word.toString();
    return text.length() > 1
        && text.charAt(0) == '-'
        && !Character.isDigit(text.charAt(1))
        && !word.mayBeMany();
  }

  private static boolean isValue(Word word) {
    return word.text().isKnown() && VALUE.matcher(word.toString()).matches();
  }

  private static boolean cannotBeScript(Word word) {
    String text = word.toString();
    return word.text().isKnown() && (text.indexOf('/') < 0 || OTHER_FILE.matcher(text).matches());
  }
}

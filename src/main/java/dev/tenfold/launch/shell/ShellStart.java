package dev.tenfold.launch.shell;

import dev.tenfold.launch.Environment;
import dev.tenfold.launch.Files;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Optional;

/**
 * What a shell finds when it begins.
 *
 * @param environment its variables, all of them exported
 * @param name {@code $0}
 * @param parameters {@code $1} and so on
 * @param files what is mounted
 * @param directory the working directory, empty where the image decides
 */
public record ShellStart(
    Environment environment,
    Text name,
    List<Word> parameters,
    Files files,
    Optional<String> directory,
    Dialect dialect) {
  public ShellStart {
    parameters = List.copyOf(parameters);
  }

  /** Which shell it is: {@code sh} may be any of dash, busybox and bash. */
  public enum Dialect {
    SH,
    BASH
  }
}

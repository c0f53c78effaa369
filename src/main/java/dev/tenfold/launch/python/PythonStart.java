package dev.tenfold.launch.python;

import dev.tenfold.launch.Environment;
import dev.tenfold.launch.Files;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.List;

/**
 * What a Python program finds when it begins.
 *
 * @param code its source
 * @param name {@code sys.argv[0]}: its path, or {@code -c}
 * @param arguments the words after it
 */
public record PythonStart(
    Text code, String name, List<Word> arguments, Environment environment, Files files) {
  public PythonStart {
    arguments = List.copyOf(arguments);
  }

  /** The folder that the script lies in, with a slash at its end; empty for the current one. */
  String folder() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }
}

package dev.tenfold.launch;

import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a process finds around itself; launchers change it on the way.
 *
 * @param directory the working directory, empty where it is not known
 */
record Surroundings(Environment environment, Files files, Optional<String> directory) {

  Surroundings with(Map<String, Text> variables) {
    return variables.isEmpty() ? this : in(environment.with(variables));
  }

  Surroundings in(Environment other) {
    return new Surroundings(other, files, directory);
  }

  /** In the folder that a launcher changes to, if it does. */
  Surroundings in(Optional<Text> folder) {
    return folder.map(this::in).orElse(this);
  }

  private Surroundings in(Text folder) {
    Optional<String> known = folder.known();
    if (known.isEmpty()) {
      return new Surroundings(environment, hiding(folder.unknowns()), Optional.empty());
    }
    String path = known.get();
    Optional<String> absolute =
        path.startsWith("/")
            ? Optional.of(path)
            : directory.filter(above -> above.startsWith("/")).map(above -> above + "/" + path);
    return new Surroundings(
        environment, file -> files.read(file.startsWith("/") ? file : below(path, file)), absolute);
  }

  private static String below(String folder, String file) {
    String path = folder + "/" + file;
    return path.startsWith("/") ? Paths.normal(path) : path;
  }

  private Files hiding(List<String> unknowns) {
    return path ->
        path.startsWith("/")
            ? files.read(path)
            : new Reading.Unreadable<>(
                path
                    + " is relative to a folder that is not known: "
                    + String.join(", ", unknowns));
  }
}

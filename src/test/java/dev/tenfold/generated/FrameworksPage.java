package dev.tenfold.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.framework.Facts;
import dev.tenfold.framework.Framework;
import dev.tenfold.framework.Frameworks;
import dev.tenfold.framework.StoredCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code docs/frameworks.md}: a row for each framework, in the order in which they are asked. */
final class FrameworksPage {
  private static final String HEAD =
      """
      # Frameworks

      Written by `make docs` from the readers' own tables and the stored outcomes of the real parsers: do not edit.

      The first framework that recognises a process reads it. *Set by* lists what sets the learning rate, the strongest
      first. Where nobody sets it, the default of every version that may run must have the same verdict; an image's tag or a
      `pip install` of a plain version before the run says which version it is. *Held against* says how far a reader is
      proven: what has read as many generated command lines and files, with its versions, or only which source was read.

      | framework | started by | rate set by | rate if nobody sets one | adapter and quantisation | held against |
      |---|---|---|---|---|---|
      """;

  private FrameworksPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    Frameworks.ALL.forEach(framework -> page.append(row(framework)));
    return page.toString();
  }

  private static String row(Framework framework) {
    Facts facts = framework.facts();
    return "| "
        + String.join(
            " | ",
            "`" + framework.id() + "`",
            cell(facts.starts()),
            cell(facts.channels()),
            cell(facts.defaults()),
            cell(facts.signs()),
            String.join("; ", held(framework.id(), facts)))
        + " |\n";
  }

  private static String cell(List<String> entries) {
    return entries.isEmpty() ? "-" : String.join("; ", entries);
  }

  /** An older generation of a framework's flags has outcomes of its own. */
  private static List<String> held(String id, Facts facts) {
    List<String> held = new ArrayList<>();
    for (String name : List.of(id, id + "-old")) {
      Path stored = StoredCase.FOLDER.resolve(name + ".json");
      if (Files.exists(stored)) {
        held.add(held(read(stored)));
      }
    }
    held.add((held.isEmpty() ? "read only: " : "read: ") + facts.read());
    return held;
  }

  private static String held(JsonNode oracle) {
    List<String> versions = new ArrayList<>();
    oracle
        .path("versions")
        .properties()
        .forEach(entry -> versions.add(entry.getKey() + " " + entry.getValue().asText()));
    return oracle.path("count").asInt()
        + " cases ("
        + String.join(", ", versions)
        + ") through "
        + oracle.path("held").asText();
  }

  private static JsonNode read(Path stored) {
    try {
      return new ObjectMapper().readTree(stored.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

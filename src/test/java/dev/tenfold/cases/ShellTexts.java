package dev.tenfold.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.job.Container;
import dev.tenfold.job.JobKind;
import dev.tenfold.job.JobKinds;
import dev.tenfold.job.Work;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every shell text of the case files, by the case it is from: what follows {@code -c} in a command
 * line, however the kind of the object comes to that line, and the scripts in ConfigMaps.
 */
public final class ShellTexts {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");
  private static final Pattern FIRST_LINE = Pattern.compile("#!.*\\b(ba|da|a)?sh\\b.*");

  private ShellTexts() {}

  public static Map<String, String> ofAllCases() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Case example : Case.all()) {
      for (String text : of(example)) {
        texts.putIfAbsent(text, example.name());
      }
    }
    return texts;
  }

  private static List<String> of(Case example) {
    List<String> texts = new ArrayList<>();
    Manifest object = Manifest.submitted(example.object());
    Optional<JobKind> kind = JobKinds.of(object);
    for (Work work : kind.map(known -> known.works(object, example.lookup())).orElse(List.of())) {
      if (work instanceof Container container) {
        texts.addAll(behindShells(container));
      }
    }
    for (JsonNode other : example.cluster()) {
      other
          .path("data")
          .properties()
          .forEach(entry -> {
            String text = entry.getValue().asText();
            boolean script =
                entry.getKey().endsWith(".sh")
                    || FIRST_LINE.matcher(text.lines().findFirst().orElse("")).matches();
            if (script) {
              texts.add(text);
            }
          });
    }
    return texts;
  }

  private static List<String> behindShells(Container container) {
    List<String> words = new ArrayList<>();
    for (Optional<Container.Words> part : List.of(container.command(), container.args())) {
      part.ifPresent(list -> list.words().stream().map(Text::toString).forEach(words::add));
    }
    List<String> texts = new ArrayList<>();
    boolean shell = false;
    for (int i = 0; i + 1 < words.size(); i++) {
      shell |= SHELLS.contains(words.get(i).substring(words.get(i).lastIndexOf('/') + 1));
      if (shell && words.get(i).matches("-[a-z]*c")) {
        texts.add(words.get(i + 1));
      }
    }
    return texts;
  }
}

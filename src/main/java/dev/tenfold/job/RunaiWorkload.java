package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workload of Run:ai, run.ai/v1alpha1 and v2alpha1, in which every field is wrapped in a {@code
 * value}; command and arguments are one string each, or lists.
 */
public final class RunaiWorkload implements JobKind {
  private final KindFacts facts;

  RunaiWorkload(String kind, String resource) {
    this.facts =
        KindFacts.of("run.ai", kind, resource, "v2alpha1", "v1alpha1")
            .reads("/spec/command", "/spec/arguments", "/spec/args", "/spec/environment")
            .immutable("/spec");
  }

  @Override
  public KindFacts facts() {
    return facts;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    Field spec = object.root().child("spec");
    List<Text> command = words(spec.down("command", "value"));
    Field arguments =
        spec.child("arguments").isPresent() ? spec.child("arguments") : spec.child("args");
    List<Text> args = words(arguments.child("value"));
    List<Container.EnvEntry> env = new ArrayList<>();
    spec.down("environment", "items")
        .entries()
        .forEach((name, item) ->
            env.add(new Container.EnvEntry.Value(name, Scalars.text(item.child("value")))));
    Field image = spec.down("image", "value");
    return List.of(
        new Container(
            spec.at(),
            "the workload",
            object.namespace(),
            object.name(),
            image.isPresent() ? image.text() : Text.EMPTY,
            line(spec.child("command"), command),
            line(arguments, args),
            env,
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of(),
            Optional.empty()));
  }

  private static Optional<Container.Words> line(Field field, List<Text> words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(new Container.Words(field.at(), words));
  }

  /** A list as it is, and a string cut at its blanks, quotes around a whole word taken off. */
  private static List<Text> words(Field value) {
    if (value.node().isArray()) {
      return value.items().stream().map(Field::text).toList();
    }
    if (!value.isPresent()) {
      return List.of();
    }
    Text line = value.text();
    List<Text> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      char quote = line.charAt(at);
      if (Character.isWhitespace(quote)) {
        at++;
        continue;
      }
      boolean quoted = quote == '"' || quote == '\'';
      int start = quoted ? at + 1 : at;
      int end = start;
      while (end < line.length()
          && (quoted ? line.charAt(end) != quote : !Character.isWhitespace(line.charAt(end)))) {
        end++;
      }
      words.add(line.sub(start, end));
      at = quoted ? end + 1 : end;
    }
    return words;
  }
}

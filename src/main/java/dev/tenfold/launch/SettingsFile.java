package dev.tenfold.launch;

import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A launcher's own settings: one mapping, in YAML or JSON. */
record SettingsFile(Map<String, Tree> entries) {

  static Reading<SettingsFile> read(Files files, Text path) {
    Optional<String> known = path.known();
    if (known.isEmpty()) {
      return new Reading.Unreadable<>(String.join(", ", path.unknowns()));
    }
    return switch (files.read(known.get())) {
      case Reading.Found<Text>(Text text) -> parse(text, known.get());
      case Reading.Absent<Text> _ -> new Reading.Absent<>();
      case Reading.Unreadable<Text>(String why) -> new Reading.Unreadable<>(why);
    };
  }

  static Reading<SettingsFile> parse(Text text, String name) {
    if (!text.isKnown()) {
      return new Reading.Unreadable<>(String.join(", ", text.unknowns()));
    }
    YamlText.Documents documents = YamlText.read(text);
    if (documents.problem().isPresent()
        || documents.trees().isEmpty()
        || !(documents.trees().getFirst() instanceof Tree.Mapping(Map<String, Tree> entries, _))) {
      return new Reading.Unreadable<>(name + " is no mapping of keys to values");
    }
    return new Reading.Found<>(new SettingsFile(entries));
  }

  /** The mapping under a key; an empty one where there is none. */
  SettingsFile under(String key) {
    return entries.get(key) instanceof Tree.Mapping(Map<String, Tree> inner, _)
        ? new SettingsFile(inner)
        : new SettingsFile(Map.of());
  }

  Optional<Text> text(String key) {
    return entries.get(key) instanceof Tree.Scalar(Text text, _, _)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Every plain value. */
  Map<String, Text> texts() {
    Map<String, Text> texts = new LinkedHashMap<>();
    entries.keySet().forEach(key -> text(key).ifPresent(value -> texts.put(key, value)));
    return texts;
  }
}

package dev.tenfold.launch.python;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command line of flags that are fields of dataclasses. */
final class DataclassLine {
  private final Set<String> fields;
  private final boolean takesOthers;
  private final Map<String, Text> values = new LinkedHashMap<>();
  private @Nullable String open;

  /**
   * @param fields those of the script's own classes
   * @param takesOthers whether there are classes whose fields are not seen
   */
  DataclassLine(Set<String> fields, boolean takesOthers) {
    this.fields = fields;
    this.takesOthers = takesOthers;
  }

  /** The values by the names of their fields, those that are not seen by their flags. */
  Map<String, Text> values() {
    return values;
  }

  /** Why a flag may have any value that is not among {@link #values}. */
  Optional<String> open() {
    return Optional.ofNullable(open);
  }

  void read(List<Word> words) {
    int at = 0;
    while (at < words.size()) {
      Word word = words.get(at);
      at++;
      if (word.mayBeMany() || (!word.text().isEmpty() && word.text().isHoleAt(0))) {
        open(String.join(", ", word.text().unknowns()));
      } else if (isFlag(word)) {
        int equals = word.text().indexOf('=');
        Text name = equals < 0 ? word.text() : word.text().sub(0, equals);
        Text value = equals < 0 ? Text.made("true") : word.text().sub(equals + 1);
        if (equals < 0
            && at < words.size()
            && !isFlag(words.get(at))
            && !words.get(at).mayBeMany()) {
          value = words.get(at).text();
          at++;
        }
        put(name.toString(), value);
      }
    }
  }

  private static boolean isFlag(Word word) {
    Text text = word.text();
    return text.length() > 1
        && text.charAt(0) == '-'
        && !Character.isDigit(text.charAt(1))
        && text.charAt(1) != '.';
  }

  private void open(String why) {
    open = why;
    values.clear();
  }

  private void put(String flag, Text value) {
    String field = flag.replaceAll("^--?", "").replace('-', '_');
    if (fields.contains(field)) {
      values.put(field, value);
      return;
    }
    if (field.startsWith("no_") && fields.contains(field.substring("no_".length()))) {
      values.put(field.substring("no_".length()), Text.made("false"));
      return;
    }
    List<String> longer = fields.stream().filter(each -> each.startsWith(field)).toList();
    if (takesOthers) {
      if (longer.isEmpty()) {
        values.put(field, value);
      } else {
        open(flag + ", the beginning of more than one flag");
      }
    } else if (longer.size() == 1 && field.indexOf('_') >= 0) {
      values.put(longer.getFirst(), value);
    } else {
      open(flag + ", which is none of the script's flags");
    }
  }
}

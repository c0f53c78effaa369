package dev.tenfold.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import dev.tenfold.source.Base64Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what differs between two trees, or two texts, besides rates and flags that set one. */
public final class PatchedText {
  private static final String NUMBER = "[+]?(?=[.]?[0-9])[0-9_]*[.]?[0-9_]*(?:[eE][+-]?[0-9_]+)?";
  private static final String BASE64 = "[A-Za-z0-9+/]{40,}={0,2}";
  private static final Pattern TOKEN =
      Pattern.compile("(?s)" + BASE64 + "|" + NUMBER + "|-*[A-Za-z_][A-Za-z_-]*|--|.");
  private static final Pattern FLAG =
      Pattern.compile("[\\s,\"'-]*[-+A-Za-z_.]+=" + NUMBER + "[\\s,\"'-]*");

  /** What joins a flag to a list; a comparison may tell it apart from the flag. */
  private static final Pattern LAYOUT = Pattern.compile("[\\s,\"'-]*");

  private static final String ANNOTATION = "tenfold.dev/patched";

  private PatchedText() {}

  /** The first other difference of two objects; the annotation of the patch is none. */
  public static Optional<String> otherDifference(JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (before.isTextual() && after.isTextual()) {
      return otherDifference(before.textValue(), after.textValue());
    }
    if (before.isNumber() && after.isNumber()) {
      return Optional.empty();
    }
    if (before.isArray() && after.isArray()) {
      return ofLists(before, after);
    }
    if (!after.isObject() || before.isValueNode()) {
      return Optional.of(before + " became " + after);
    }
    for (var entry : after.properties()) {
      boolean ours =
          entry.getKey().equals(ANNOTATION)
              || (entry.getKey().equals("annotations")
                  && before.path("annotations").isMissingNode()
                  && entry.getValue().size() == 1);
      Optional<String> other =
          ours ? Optional.empty() : otherDifference(before.path(entry.getKey()), entry.getValue());
      if (other.isPresent()) {
        return other;
      }
    }
    return before.properties().stream()
        .filter(entry -> !after.has(entry.getKey()))
        .findFirst()
        .map(entry -> entry.getKey() + " is gone");
  }

  /** A list may have a flag more. */
  private static Optional<String> ofLists(JsonNode before, JsonNode after) {
    int i = 0;
    for (JsonNode item : after) {
      boolean added =
          after.size() > before.size()
              && (i == before.size() || !before.get(i).equals(item))
              && FLAG.matcher(item.asText()).matches();
      if (added) {
        continue;
      }
      Optional<String> other = otherDifference(before.path(i++), item);
      if (other.isPresent()) {
        return other;
      }
    }
    return i == before.size() ? Optional.empty() : Optional.of(before + " lost items");
  }

  /** The first other difference of two texts. */
  public static Optional<String> otherDifference(String before, String after) {
    List<String> old = tokens(before);
    for (AbstractDelta<String> delta : DiffUtils.diff(old, tokens(after)).getDeltas()) {
      String from = String.join("", delta.getSource().getLines());
      String to = String.join("", delta.getTarget().getLines());
      boolean isRate = from.matches(NUMBER) && to.matches(NUMBER);
      boolean isFlag =
          delta.getType() == DeltaType.INSERT
              && (FLAG.matcher(to).matches() || LAYOUT.matcher(to).matches());
      boolean isEncoded =
          from.matches(BASE64)
              && to.matches(BASE64)
              && otherDifference(decoded(from), decoded(to)).isEmpty();
      if (!isRate && !isFlag && !isEncoded) {
        return Optional.of("\"" + from + "\" became \"" + to + "\" in " + after);
      }
    }
    return Optional.empty();
  }

  private static String decoded(String base64) {
    return Base64Text.decode(base64).orElse(base64);
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }
}

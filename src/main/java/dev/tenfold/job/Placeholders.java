package dev.tenfold.job;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template engine puts in the place of names before a pod is made. A parameter that is put
 * twice into another one doubles, and that again; so all texts of one object together grow only as
 * four million characters.
 */
final class Placeholders {
  private static final int LONGEST = 1_000_000;

  private static final int MOST = 4_000_000;

  private long grown;

  /** Takes room for so many more characters; false when there is none left. */
  boolean grow(int characters) {
    grown += characters;
    return grown <= MOST;
  }

  /**
   * Fills in what is known.
   *
   * @param placeholder finds one
   * @param values what stands for it; without a value it stays as it is written
   */
  UnaryOperator<Text> fill(Pattern placeholder, Function<Matcher, Optional<Text>> values) {
    return text -> {
      Matcher matcher = placeholder.matcher(text.toString());
      List<Text> parts = new ArrayList<>();
      int done = 0;
      int length = text.length();
      while (matcher.find()) {
        Optional<Text> value = values.apply(matcher);
        if (value.isPresent()) {
          parts.add(text.sub(done, matcher.start()));
          parts.add(value.get());
          done = matcher.end();
          length += value.get().length();
          if (!grow(value.get().length()) || length > LONGEST) {
            return Text.unknown("it grows too long when its placeholders are filled in");
          }
        }
      }
      if (done == 0) {
        return text;
      }
      parts.add(text.sub(done));
      return Text.join(parts);
    };
  }
}

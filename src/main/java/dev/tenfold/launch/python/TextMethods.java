package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Methods of texts, which keep where their characters were written; and those of paths. */
final class TextMethods {
  private static final int MAX_PARTS = 1000;

  private final Interpreter python;
  private final Session session;

  TextMethods(Interpreter python) {
    this.python = python;
    this.session = python.session();
  }

  /** The result, or null where the method or its arguments are not read. */
  @Nullable Value call(Text text, String name, Arguments arguments) {
    Paths paths = python.evaluator().containers().paths();
    return switch (name) {
      case "read_text", "read" -> new Value.Str(paths.content(new Value.Str(text)));
      case "open" ->
          python
              .calling()
              .apply(
                  new Value.External("builtins.open"),
                  arguments.after(new Value.Str(text)),
                  new Calling.Place(text, 0));
      case "joinpath" -> paths.join(arguments.after(new Value.Str(text)).positional());
      case "resolve", "absolute", "expanduser", "as_posix" -> new Value.Str(text);
      case "format" -> python.evaluator().formatting().braces(text, arguments);
      default ->
          text.isKnown() && session.budget.step(text.length())
              ? known(text, name, arguments)
              : null;
    };
  }

  private @Nullable Value known(Text text, String name, Arguments arguments) {
    String chars = text.toString();
    Value first = arguments.get(0, "");
    Optional<String> argument = Values.text(first);
    boolean without = arguments.size() == 0;
    boolean ascii = chars.chars().allMatch(c -> c < 0x80);
    return switch (name) {
      case "lower", "casefold" -> ascii ? cased(text, chars.toLowerCase(Locale.ROOT)) : null;
      case "upper" -> ascii ? cased(text, chars.toUpperCase(Locale.ROOT)) : null;
      case "strip" -> without && ascii ? new Value.Str(strip(text, true, true)) : null;
      case "lstrip" -> without && ascii ? new Value.Str(strip(text, true, false)) : null;
      case "rstrip" -> without && ascii ? new Value.Str(strip(text, false, true)) : null;
      case "startswith" -> affix(first, chars, true);
      case "endswith" -> affix(first, chars, false);
      case "removeprefix" ->
          argument
              .<Value>map(prefix ->
                  new Value.Str(chars.startsWith(prefix) ? text.sub(prefix.length()) : text))
              .orElse(null);
      case "removesuffix" ->
          argument
              .<Value>map(suffix ->
                  new Value.Str(
                      chars.endsWith(suffix)
                          ? text.sub(0, chars.length() - suffix.length())
                          : text))
              .orElse(null);
      case "split" -> without && ascii ? words(text) : split(text, argument, arguments);
      case "replace" -> replaced(text, arguments);
      case "join" -> joined(text, first);
      case "isdigit", "isnumeric" ->
          ascii
              ? Value.Bool.of(!chars.isEmpty() && chars.chars().allMatch(Character::isDigit))
              : null;
      case "encode" -> ascii ? new Value.Bytes(text) : null;
      default -> null;
    };
  }

  private static Value cased(Text text, String changed) {
    return text.toString().equals(changed) ? new Value.Str(text) : Values.str(changed);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
  }

  private static Text strip(Text text, boolean left, boolean right) {
    int from = 0;
    int to = text.length();
    while (left && from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (right && to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.sub(from, to);
  }

  private @Nullable Value affix(Value wanted, String chars, boolean start) {
    List<Value> all =
        wanted instanceof Items items && items.open().isEmpty() ? items.values() : List.of(wanted);
    boolean any = false;
    for (Value each : all) {
      Optional<String> affix = Values.text(each);
      if (affix.isEmpty()) {
        return null;
      }
      any |= start ? chars.startsWith(affix.get()) : chars.endsWith(affix.get());
    }
    return Value.Bool.of(any);
  }

  private @Nullable Value words(Text text) {
    List<Value> words = new ArrayList<>();
    int at = 0;
    while (at < text.length() && words.size() < MAX_PARTS) {
      while (at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
      int from = at;
      while (at < text.length() && !isBlank(text.charAt(at))) {
        at++;
      }
      if (at > from) {
        words.add(new Value.Str(text.sub(from, at)));
      }
    }
    return words.size() < MAX_PARTS ? session.list(words) : null;
  }

  private @Nullable Value split(Text text, Optional<String> separator, Arguments arguments) {
    if (separator.isEmpty() || separator.get().isEmpty()) {
      return null;
    }
    int most = MAX_PARTS;
    Value limit = arguments.get(1, "maxsplit");
    if (limit instanceof Value.Int(var number, Text _) && number.bitLength() < 30) {
      most = number.signum() < 0 ? MAX_PARTS : number.intValue();
    } else if (!(limit instanceof Value.Missing)) {
      return null;
    }
    List<Value> parts = new ArrayList<>();
    String chars = text.toString();
    int from = 0;
    int found = chars.indexOf(separator.get());
    while (found >= 0 && parts.size() < most) {
      parts.add(new Value.Str(text.sub(from, found)));
      from = found + separator.get().length();
      found = chars.indexOf(separator.get(), from);
    }
    parts.add(new Value.Str(text.sub(from)));
    return parts.size() > MAX_PARTS ? null : session.list(parts);
  }

  private @Nullable Value replaced(Text text, Arguments arguments) {
    Optional<String> from = Values.text(arguments.get(0, ""));
    if (arguments.size() != 2
        || from.isEmpty()
        || from.get().isEmpty()
        || !(arguments.get(1, "") instanceof Value.Str(Text to))) {
      return null;
    }
    List<Text> parts = new ArrayList<>();
    String chars = text.toString();
    int length = chars.length();
    int done = 0;
    for (int at = chars.indexOf(from.get()); at >= 0; at = chars.indexOf(from.get(), done)) {
      length += to.length() - from.get().length();
      if (parts.size() > MAX_PARTS || length > Budget.TEXT) {
        return null;
      }
      parts.add(text.sub(done, at));
      parts.add(to);
      done = at + from.get().length();
    }
    parts.add(text.sub(done));
    return session.budget.step(length) ? new Value.Str(Text.join(parts)) : null;
  }

  private @Nullable Value joined(Text between, Value parts) {
    Optional<List<Value>> items = python.evaluator().containers().items(parts);
    if (items.isEmpty() || parts instanceof Value.Str) {
      return null;
    }
    List<Text> texts = new ArrayList<>();
    int length = 0;
    for (Value item : items.get()) {
      if (!(item instanceof Value.Str(Text text))) {
        return null;
      }
      if (!texts.isEmpty()) {
        texts.add(between);
      }
      texts.add(text);
      length += between.length() + text.length();
      if (length > Budget.TEXT) {
        return null;
      }
    }
    return session.budget.step(length) ? new Value.Str(Text.join(texts)) : null;
  }
}

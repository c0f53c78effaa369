package dev.tenfold.launch.python;

import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Paths of files, and what the files hold. A {@code pathlib.Path} is its text. */
final class Paths {
  private final Session session;

  Paths(Session session) {
    this.session = session;
  }

  /** {@code left / right}, or null where these are no paths. */
  @Nullable Value joined(Value left, Value right) {
    return (left instanceof Value.Str(Text folder) && right instanceof Value.Str(Text name))
        ? new Value.Str(joined(folder, name))
        : null;
  }

  Text joined(Text folder, Text name) {
    if (name.startsWith("/") || folder.isEmpty()) {
      return name;
    }
    return folder.toString().endsWith("/")
        ? folder.concat(name)
        : Text.join(List.of(folder, Text.made("/"), name));
  }

  /** {@code os.path.join(a, b, ...)}; null where one of them is no text. */
  @Nullable Value join(List<Value> parts) {
    List<Text> texts = new ArrayList<>();
    for (Value part : parts) {
      if (!(part instanceof Value.Str(Text text))) {
        return null;
      }
      texts.add(text);
    }
    Text path = Text.EMPTY;
    for (Text text : texts) {
      path = joined(path, text);
    }
    return new Value.Str(path);
  }

  /** An attribute that only a path has, or null. */
  @Nullable Value attribute(Text path, String name) {
    if (!path.isKnown()) {
      return null;
    }
    String chars = path.toString();
    int slash = chars.lastIndexOf('/');
    int dot = chars.lastIndexOf('.');
    boolean hasDot = dot > slash + 1;
    return switch (name) {
      case "parent" -> folder(path);
      case "name" -> new Value.Str(path.sub(slash + 1));
      case "stem" -> new Value.Str(path.sub(slash + 1, hasDot ? dot : chars.length()));
      case "suffix" -> new Value.Str(hasDot ? path.sub(dot) : Text.EMPTY);
      default -> null;
    };
  }

  /** The folder of a path: {@code .} where it has none. */
  static Value.Str folder(Text path) {
    int slash = path.toString().lastIndexOf('/');
    return slash < 0
        ? Values.str(".")
        : new Value.Str(slash == 0 ? path.sub(0, 1) : path.sub(0, slash));
  }

  /** What a file holds, as a text that may be unknown. */
  Text content(Value path) {
    Optional<String> known = Values.text(path);
    if (known.isEmpty()) {
      return Text.unknown("a file named by " + Values.described(path));
    }
    String name = known.get();
    if (session.writtenFiles.contains(name)) {
      return Text.unknown("the content of " + name + ", which the script writes");
    }
    return switch (session.start.files().read(name)) {
      case Reading.Found<Text>(Text text) -> text;
      case Reading.Absent<Text> _ -> Text.unknown("the file " + name + ", which lies in the image");
      case Reading.Unreadable<Text>(String why) -> Text.unknown(why);
    };
  }
}

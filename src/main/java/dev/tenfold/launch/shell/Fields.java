package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;

/** Puts the fields together that a word becomes: what is quoted stays whole, the rest is split. */
final class Fields {
  private final List<Word> fields = new ArrayList<>();
  private final List<Text> current = new ArrayList<>();
  private boolean started;

  /** Whether something of it stays, whatever the unknown parts come to. */
  private boolean stays;

  private boolean several;
  private boolean pattern;
  private boolean bracket;

  void quoted(Text text) {
    add(text);
    stays = true;
  }

  private void add(Text text) {
    current.add(text);
    started = true;
  }

  /** Plain characters of the script: not split, but they may be a pattern. */
  void plain(Text text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.isHoleAt(i)) {
        several = true;
      } else {
        // A bracket that is never closed, such as the command [, stands for itself.
        char c = text.charAt(i);
        bracket |= c == '[';
        pattern |= c == '*' || c == '?' || (c == ']' && bracket);
        stays = true;
      }
    }
    add(text);
  }

  /** The result of an unquoted expansion. */
  void split(Text text) {
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || (isBlank(text.charAt(i)) && !text.isHoleAt(i))) {
        if (i > from) {
          plain(text.sub(from, i));
        }
        if (i < text.length()) {
          end();
        }
        from = i + 1;
      }
    }
  }

  /** An element of {@code "$@"}, which is never split. */
  void element(Word element) {
    add(element.text());
    several |= element.mayBeSeveral();
    stays |= !element.mayBeMany();
  }

  /** Ends a field, if one has begun. */
  void end() {
    if (!started) {
      return;
    }
    Text text = Text.join(current);
    if (pattern && !text.startsWith("-")) {
      fields.add(Word.any(Text.unknown(Reasons.quote(text) + " is a pattern of file names")));
    } else {
      Word.Count count = !several ? Word.Count.ONE : stays ? Word.Count.SOME : Word.Count.ANY;
      fields.add(new Word(text, count));
    }
    current.clear();
    started = false;
    stays = false;
    several = false;
    pattern = false;
    bracket = false;
  }

  List<Word> finished() {
    end();
    return List.copyOf(fields);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
  }

  static boolean isPatternCharacter(char c) {
    return c == '*' || c == '?' || c == '[';
  }
}

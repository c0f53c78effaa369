package dev.tenfold.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tenfold.source.Span;
import dev.tenfold.source.Splice;
import dev.tenfold.source.YamlText.Style;
import dev.tenfold.source.YamlText.Tree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Adds a word to a list as it is written: in brackets or with dashes, on one line or several,
 * quoted as its neighbour.
 */
record SequenceText(String text, Tree.Sequence sequence) {
  /** Words that need no quotes anywhere; a dash alone would begin a list. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_+./-]+=[A-Za-z0-9_+./-]+");

  /** Behind the last item. */
  Optional<Splice> append(String word) {
    List<Tree> items = sequence.items();
    if (items.isEmpty()) {
      return Optional.empty();
    }
    Tree last = items.getLast();
    return isFlow()
        ? Optional.of(insert(last.span().end(), "," + gapBefore(last) + quoted(word, last)))
        : Optional.of(newLineBehind(last, word));
  }

  /** Before an item. */
  Optional<Splice> before(int index, String word) {
    if (index >= sequence.items().size()) {
      return Optional.empty();
    }
    Tree item = sequence.items().get(index);
    int at = item.span().start();
    if (isFlow()) {
      String gap = index == 0 ? " " : gapBefore(item);
      return Optional.of(insert(at, quoted(word, item) + "," + gap));
    }
    return Optional.of(insert(at, quoted(word, item) + lineBreak() + dash()));
  }

  private boolean isFlow() {
    return text.charAt(sequence.span().start()) == '[';
  }

  private static Splice insert(int at, String characters) {
    return new Splice(new Span(at, at), characters);
  }

  /** What stands between an item and the comma or bracket before it, if that is only layout. */
  private String gapBefore(Tree item) {
    int from = item.span().start();
    while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    boolean alone = text.charAt(from - 1) == '[' && item.span().start() - from == 0;
    boolean layout = from > 0 && "[,".indexOf(text.charAt(from - 1)) >= 0 && !alone;
    String gap = text.substring(from, item.span().start());
    return layout && !gap.isEmpty() ? gap : layout && sequence.items().size() > 1 ? "" : " ";
  }

  /** An item's own line ends behind its comment; a block ends where its text does. */
  private Splice newLineBehind(Tree last, String word) {
    int at = last.span().end();
    boolean block = last instanceof Tree.Scalar scalar && scalar.style() == Style.BLOCK;
    if (!block || text.charAt(at - 1) != '\n') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : text.charAt(end - 1) == '\r' ? end - 1 : end;
      return insert(at, lineBreak() + dash() + quoted(word, last));
    }
    return insert(at, dash() + quoted(word, last) + lineBreak());
  }

  /** The indentation of the list, its dash and the blanks behind it. */
  private String dash() {
    int start = sequence.span().start();
    int line = text.lastIndexOf('\n', start) + 1;
    String before = text.substring(line, start);
    int item = sequence.items().getFirst().span().start();
    String behind = text.substring(start + 1, item);
    return " ".repeat(before.length())
        + "-"
        + (behind.isBlank() && !behind.contains("\n") ? behind : " ");
  }

  private String lineBreak() {
    int end = text.indexOf('\n');
    return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
  }

  private String quoted(String word, Tree neighbour) {
    char quote = text.charAt(neighbour.span().start());
    boolean quoted =
        neighbour instanceof Tree.Scalar scalar
            && scalar.style() == Style.QUOTED
            && (quote == '"' || quote == '\'');
    if (quoted && quote == '\'' && PLAIN.matcher(word).matches()) {
      return "'" + word + "'";
    }
    return quoted || !PLAIN.matcher(word).matches() ? TextNode.valueOf(word).toString() : word;
  }
}

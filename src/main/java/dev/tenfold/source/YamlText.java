package dev.tenfold.source;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML, and JSON with it, into a tree whose scalars know where they were written. Which type
 * a plain scalar has is left to the reader: PyYAML, OmegaConf and Kubernetes differ.
 */
public final class YamlText {
  private static final int DEEPEST = 100;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setLabel("text")
          .setAllowDuplicateKeys(true)
          .setAllowRecursiveKeys(false)
          .setMaxAliasesForCollections(50)
          .setCodePointLimit(Integer.MAX_VALUE)
          .setParseComments(false)
          .build();

  private YamlText() {}

  /** A node of the tree, and where it stands in the text that was read. */
  public sealed interface Tree {
    Span span();

    /** {@code plain} if it was written without quotes and not as a block. */
    record Scalar(Text text, Style style, Span span) implements Tree {}

    /** Keys in order; of duplicates the last one counts, as in PyYAML. */
    record Mapping(Map<String, Tree> entries, Span span) implements Tree {}

    record Sequence(List<Tree> items, Span span) implements Tree {}

    /** An alias deeper or more often used than the budget allows. */
    record TooDeep(Span span) implements Tree {}
  }

  /** How a scalar was written; one with the tag of a string is as good as quoted. */
  public enum Style {
    PLAIN,
    /** Without quotes, and a tag says that it is a number. */
    NUMBER,
    /** With quotes, or a tag says that it is a string. */
    QUOTED,
    BLOCK
  }

  /** What is wrong with a text; line and column count from 1. */
  public record Problem(int line, int column, String message) {}

  /**
   * The documents that could be read, and the problem that ended the reading, if any.
   *
   * @param repeated the keys that a mapping has more than once, which some readers refuse
   */
  public record Documents(List<Tree> trees, List<Problem> repeated, Optional<Problem> problem) {
    public Documents {
      trees = List.copyOf(trees);
      repeated = List.copyOf(repeated);
    }
  }

  /** The text of the scalar at a pointer into the tree, where there is one. */
  static Optional<Text> scalar(Tree tree, Pointer at) {
    Tree found = tree;
    for (String token : at.tokens()) {
      Tree next =
          switch (found) {
            case Tree.Mapping(Map<String, Tree> entries, Span _) -> entries.get(token);
            case Tree.Sequence(List<Tree> items, Span _) ->
                token.matches("[0-9]{1,8}") && Integer.parseInt(token) < items.size()
                    ? items.get(Integer.parseInt(token))
                    : null;
            case Tree.Scalar _, Tree.TooDeep _ -> null;
          };
      if (next == null) {
        return Optional.empty();
      }
      found = next;
    }
    return found instanceof Tree.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  /** Reads every document of a text of at most {@link BoundedParser#MOST} parts. Never throws. */
  public static Documents read(Text text) {
    Parser parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text.toString()));
    return read(text, new BoundedParser(parser));
  }

  /** The same of a file that a user names, as large as it may be. */
  public static Documents readFile(Text text) {
    return read(text, new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text.toString())));
  }

  private static Documents read(Text text, Parser parser) {
    List<Tree> trees = new ArrayList<>();
    List<Problem> repeated = new ArrayList<>();
    String chars = text.toString();
    try {
      Reader reader = new Reader(text, Marks.of(chars), repeated);
      for (Composer nodes = new Composer(SETTINGS, parser); nodes.hasNext(); ) {
        trees.add(reader.tree(nodes.next(), 0));
      }
      return new Documents(trees, repeated, Optional.empty());
    } catch (MarkedYamlEngineException broken) {
      return new Documents(trees, repeated, Optional.of(problem(broken)));
    } catch (YamlEngineException broken) {
      return broken(trees, repeated, firstLine(String.valueOf(broken.getMessage())));
    } catch (IllegalArgumentException | IndexOutOfBoundsException defect) {
      // snakeyaml-engine 2.10 on an escape without its digits: "\x at the end of a text
      return broken(trees, repeated, "it has an escape that cannot be read");
    } catch (StackOverflowError tooDeep) {
      return broken(trees, repeated, "it is nested too deeply");
    }
  }

  private static Documents broken(List<Tree> trees, List<Problem> repeated, String message) {
    return new Documents(trees, repeated, Optional.of(new Problem(1, 1, message)));
  }

  private static Problem problem(MarkedYamlEngineException broken) {
    Optional<Mark> mark = broken.getProblemMark().or(broken::getContextMark);
    return new Problem(
        mark.map(Mark::getLine).orElse(0) + 1,
        mark.map(Mark::getColumn).orElse(0) + 1,
        firstLine(broken.getProblem()));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("it cannot be read");
  }

  private static final class Reader {
    private final Text text;
    private final Marks marks;
    private final List<Problem> repeated;
    private final IdentityHashMap<Node, Tree> seen = new IdentityHashMap<>();

    Reader(Text text, Marks marks, List<Problem> repeated) {
      this.text = text;
      this.marks = marks;
      this.repeated = repeated;
    }

    Tree tree(Node node, int depth) {
      int end = marks.offset(node.getEndMark());
      Span span = new Span(content(marks.offset(node.getStartMark()), end), end);
      if (depth > DEEPEST) {
        return new Tree.TooDeep(span);
      }
      Tree known = seen.get(node);
      if (known != null) {
        return known;
      }
      Tree tree = read(node, span, depth);
      seen.put(node, tree);
      return tree;
    }

    /** Where a node begins behind its anchor and its tag. */
    private int content(int start, int end) {
      int at = start;
      while (at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
        while (at < end && !Character.isWhitespace(text.charAt(at))) {
          at++;
        }
        at = layout(at, end);
      }
      return at;
    }

    /** Behind blanks, line ends and comments. */
    private int layout(int from, int end) {
      int at = from;
      boolean comment = false;
      while (at < end
          && (comment || Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
        comment = text.charAt(at) == '#' || (comment && text.charAt(at) != '\n');
        at++;
      }
      return at;
    }

    private Tree read(Node node, Span span, int depth) {
      return switch (node) {
        case ScalarNode scalar -> scalar(scalar, span);
        case SequenceNode sequence -> {
          List<Tree> items = new ArrayList<>();
          seen.put(node, new Tree.TooDeep(span));
          sequence.getValue().forEach(item -> items.add(tree(item, depth + 1)));
          yield new Tree.Sequence(List.copyOf(items), span);
        }
        case MappingNode mapping -> mapping(mapping, span, depth);
        default -> new Tree.TooDeep(span);
      };
    }

    private Tree mapping(MappingNode mapping, Span span, int depth) {
      seen.put(mapping, new Tree.TooDeep(span));
      Map<String, Tree> entries = new LinkedHashMap<>();
      Map<String, Tree> merged = new LinkedHashMap<>();
      for (NodeTuple tuple : mapping.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
          continue;
        }
        Tree value = tree(tuple.getValueNode(), depth + 1);
        if (key.getValue().equals("<<") && key.getScalarStyle() == ScalarStyle.PLAIN) {
          merge(merged, value);
        } else if (entries.put(key.getValue(), value) != null) {
          repeated.add(repeated(key));
        }
      }
      merged.forEach(entries::putIfAbsent);
      return new Tree.Mapping(entries, span);
    }

    private static Problem repeated(ScalarNode key) {
      Optional<Mark> mark = key.getStartMark();
      return new Problem(
          mark.map(Mark::getLine).orElse(0) + 1,
          mark.map(Mark::getColumn).orElse(0) + 1,
          "key " + key.getValue() + " is there twice");
    }

    private static void merge(Map<String, Tree> into, Tree value) {
      switch (value) {
        case Tree.Mapping(Map<String, Tree> entries, Span _) -> entries.forEach(into::putIfAbsent);
        case Tree.Sequence(List<Tree> items, Span _) -> items.forEach(item -> merge(into, item));
        case Tree.Scalar _, Tree.TooDeep _ -> {}
      }
    }

    private Tree scalar(ScalarNode node, Span span) {
      ScalarStyle style = node.getScalarStyle();
      return switch (style) {
        case PLAIN -> new Tree.Scalar(exact(span, style, node.getValue()), plain(node, span), span);
        case SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE ->
            new Tree.Scalar(
                exact(
                    span.length() < 2 ? span : new Span(span.start() + 1, span.end() - 1),
                    style,
                    node.getValue()),
                Style.QUOTED,
                span);
        case LITERAL, FOLDED ->
            new Tree.Scalar(BlockScalar.read(text, span, node.getValue()), Style.BLOCK, span);
      };
    }

    private Style plain(ScalarNode node, Span content) {
      String properties = text.sub(marks.offset(node.getStartMark()), content.start()).toString();
      return properties.contains("!!str")
          ? Style.QUOTED
          : properties.contains("!!float") || properties.contains("!!int")
              ? Style.NUMBER
              : Style.PLAIN;
    }

    /** The text of the span, if no escape or fold made the value differ from it. */
    private Text exact(Span span, ScalarStyle style, String value) {
      Text part = text.sub(span);
      return part.toString().equals(value)
          ? part
          : FlowScalar.read(text, span, style, value)
              .orElseGet(() -> BlockScalar.align(text, span, value));
    }
  }
}

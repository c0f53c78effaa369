package dev.tenfold.framework;

import dev.tenfold.source.Setting;
import dev.tenfold.source.Setting.Kind;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText.Tree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a reader of recipes types a scalar that was written without quotes. They differ where it
 * matters: {@code 2e-5} is a string for PyYAML and a number for all others.
 */
enum Dialect {
  /** {@code yaml.safe_load} (yaml/resolver.py, 6.0). */
  PYYAML(Names.YAML_1_1, Forms.PYYAML, RepeatedKey.LAST_WINS),
  /** PyYAML with numbers of its own; refuses a repeated key (omegaconf/_utils.py, 2.3). */
  OMEGACONF(Names.YAML_1_1, Forms.OMEGACONF, RepeatedKey.REFUSED),
  /** PyYAML taught that 2e-5 is a number (mlx_lm/lora.py, 0.32; jsonargparse, 4.37). */
  PYYAML_EXPONENTS(Names.YAML_1_1, Forms.PYYAML_EXPONENTS, RepeatedKey.LAST_WINS),
  /** ruamel.yaml and other readers of YAML 1.2 (ruamel/yaml/resolver.py, 0.19). */
  YAML_1_2(Names.YAML_1_2, Forms.RUAMEL, RepeatedKey.REFUSED),
  /** Python's {@code json}. */
  JSON(Names.YAML_1_2, Forms.JSON, RepeatedKey.LAST_WINS);

  private enum RepeatedKey {
    LAST_WINS,
    REFUSED
  }

  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");

  private final Names names;
  private final Forms forms;
  private final RepeatedKey repeatedKey;

  Dialect(Names names, Forms forms, RepeatedKey repeatedKey) {
    this.names = names;
    this.forms = forms;
    this.repeatedKey = repeatedKey;
  }

  boolean takesRepeatedKeys() {
    return repeatedKey == RepeatedKey.LAST_WINS;
  }

  /** What the reader makes of a node of its file. */
  Setting setting(String key, String channel, Tree tree) {
    return switch (tree) {
      case Tree.Scalar scalar -> setting(key, channel, scalar);
      case Tree.Sequence _ -> collection(key, channel, "a list");
      case Tree.Mapping _ -> collection(key, channel, "a mapping");
      case Tree.TooDeep _ -> collection(key, channel, "nested too deeply");
    };
  }

  private static Setting collection(String key, String channel, String what) {
    return new Setting(key, channel, Text.made(what), Kind.COLLECTION, List.of());
  }

  /** What the reader takes the scalar for, and its text as Python would show it. */
  Setting setting(String key, String channel, Tree.Scalar scalar) {
    Text text = scalar.text();
    Kind kind =
        switch (scalar.style()) {
          case PLAIN -> kind(text);
          case NUMBER -> Kind.NUMBER;
          case QUOTED, BLOCK -> Kind.STRING;
        };
    Text value =
        switch (kind) {
          case BOOLEAN -> named(text, names.isTrue(text.toString()) ? "true" : "false");
          case NUMBER -> number(text);
          case TEXT, STRING, NULL, COLLECTION -> text;
        };
    return new Setting(key, channel, value, kind, List.of());
  }

  private Text number(Text text) {
    if (forms.otherBase.matcher(text).matches()) {
      return Text.unknown(text + ", which is no decimal number for the reader of the recipe");
    }
    // a reader takes underscores where float() does not
    return text.indexOf('_') >= 0 && !Numbers.isFloat(text.toString())
        ? Text.made(text.toString().replace("_", ""))
        : text;
  }

  /** Under the usual name, and with its place where that is how it is written. */
  private static Text named(Text text, String name) {
    return text.toString().equals(name) ? text : Text.made(name);
  }

  private Kind kind(Text text) {
    String chars = text.toString();
    if (!text.isKnown()) {
      return Kind.TEXT;
    }
    if (NULL.contains(chars)) {
      return Kind.NULL;
    }
    if (names.isTrue(chars) || names.isFalse(chars)) {
      return Kind.BOOLEAN;
    }
    boolean isNumber =
        forms.number.matcher(chars).matches()
            || forms.otherBase.matcher(chars).matches()
            || forms.notFinite.matcher(chars).matches();
    return isNumber ? Kind.NUMBER : Kind.STRING;
  }

  /** The words for true and false. */
  private record Names(Set<String> whenTrue, Set<String> whenFalse) {
    static final Names YAML_1_1 =
        new Names(
            Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"),
            Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"));
    static final Names YAML_1_2 =
        new Names(Set.of("true", "True", "TRUE"), Set.of("false", "False", "FALSE"));

    boolean isTrue(String text) {
      return whenTrue.contains(text);
    }

    boolean isFalse(String text) {
      return whenFalse.contains(text);
    }
  }

  /**
   * The forms of numbers.
   *
   * @param otherBase integers that not every reader takes for what they look like: 0x10, 010, 1:30
   */
  private record Forms(Pattern number, Pattern otherBase, Pattern notFinite) {
    private static final String YAML_INTEGER = "[-+]?(?:0|[1-9][0-9_]*)|";
    private static final String YAML_OTHER_BASE =
        "[-+]?(?:0b[01_]+|0[0-7_]+|0x[0-9a-fA-F_]+"
            + "|[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?)";
    private static final String YAML_NOT_FINITE = "[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)";

    static final Forms PYYAML =
        of(
            YAML_INTEGER
                + "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
                + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?",
            YAML_OTHER_BASE,
            YAML_NOT_FINITE);
    static final Forms OMEGACONF =
        of(
            YAML_INTEGER
                + "[-+]?[0-9]+(?:_[0-9]+)*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
                + "|\\.[0-9]+(?:_[0-9]+)*(?:[eE][-+][0-9]+)?",
            YAML_OTHER_BASE,
            YAML_NOT_FINITE);
    static final Forms PYYAML_EXPONENTS =
        of(
            YAML_INTEGER
                + "[-+]?[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)|[-+]?[0-9][0-9_]*\\.[0-9_]*"
                + "|\\.[0-9_]+(?:[eE][-+][0-9]+)?",
            YAML_OTHER_BASE,
            YAML_NOT_FINITE);
    static final Forms RUAMEL =
        of(
            "[-+]?[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
                + "|[-+]?\\.[0-9_]+(?:[eE][-+][0-9]+)?",
            "[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+)",
            YAML_NOT_FINITE);
    static final Forms JSON =
        of("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", "(?!)", "-?Infinity|NaN");

    private static Forms of(String number, String otherBase, String notFinite) {
      return new Forms(
          Pattern.compile(number), Pattern.compile(otherBase), Pattern.compile(notFinite));
    }
  }
}

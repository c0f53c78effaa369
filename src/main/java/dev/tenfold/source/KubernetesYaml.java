package dev.tenfold.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.source.YamlText.Style;
import dev.tenfold.source.YamlText.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns a YAML tree into the JSON that {@code kubectl} would send: plain scalars are typed as
 * sigs.k8s.io/yaml does (YAML 1.1 booleans, numbers with exponents).
 */
public final class KubernetesYaml {
  /** Aliases can make a small text a huge tree; more nodes than this are left out. */
  private static final int MOST_NODES = 500_000;

  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9][0-9_]{0,300}");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?");

  private int nodes;

  private KubernetesYaml() {}

  public static JsonNode toJson(Tree tree) {
    return new KubernetesYaml().json(tree);
  }

  private JsonNode json(Tree tree) {
    if (++nodes > MOST_NODES) {
      return JsonNodeFactory.instance.nullNode();
    }
    return switch (tree) {
      case Tree.Scalar scalar -> scalar(scalar);
      case Tree.Mapping mapping -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        mapping.entries().forEach((key, value) -> object.set(key, json(value)));
        yield object;
      }
      case Tree.Sequence sequence -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        sequence.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case Tree.TooDeep _ -> JsonNodeFactory.instance.nullNode();
    };
  }

  private static JsonNode scalar(Tree.Scalar scalar) {
    String text = scalar.text().toString();
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (scalar.style() != Style.PLAIN && scalar.style() != Style.NUMBER) {
      return json.textNode(text);
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return json.booleanNode(TRUE.contains(text));
    }
    if (NULL.contains(text)) {
      return json.nullNode();
    }
    if (INTEGER.matcher(text).matches()) {
      return json.numberNode(new BigInteger(text.replace("_", "").replace("+", "")));
    }
    return FLOAT.matcher(text).matches()
        ? json.numberNode(new BigDecimal(text))
        : json.textNode(text);
  }
}

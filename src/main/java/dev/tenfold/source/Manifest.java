package dev.tenfold.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Kubernetes object as a tree, read without a model so that no mistyped field can make it
 * unreadable as a whole.
 */
public final class Manifest {
  /** Which object the tree is: the submitted one, or one that was looked up. */
  private enum Role {
    SUBMITTED,
    REFERENCED
  }

  private final JsonNode tree;
  private final Role role;
  private final @Nullable Manifest outer;
  private final Pointer base;
  private final YamlText.@Nullable Tree written;

  private Manifest(
      JsonNode tree,
      Role role,
      @Nullable Manifest outer,
      Pointer base,
      YamlText.@Nullable Tree written) {
    this.tree = tree;
    this.role = role;
    this.outer = outer;
    this.base = base;
    this.written = written;
  }

  /** The object under review: what is written in it can be patched. */
  public static Manifest submitted(JsonNode tree) {
    return new Manifest(tree, Role.SUBMITTED, null, Pointer.ROOT, null);
  }

  /** An object that was looked up. */
  public static Manifest referenced(JsonNode tree) {
    return new Manifest(tree, Role.REFERENCED, null, Pointer.ROOT, null);
  }

  /** An object that is a field of another one; its pointers count from the outermost object. */
  public static Manifest embedded(Field field) {
    Manifest outer = field.manifest();
    return new Manifest(field.node(), outer.role, outer, field.at(), outer.written);
  }

  /**
   * An object that another one holds as YAML text. Its strings lie where they lie in that text; its
   * pointers name no place of the outer object.
   */
  public static Manifest inText(Manifest outer, YamlText.Tree tree) {
    return new Manifest(KubernetesYaml.toJson(tree), outer.role, outer, Pointer.ROOT, tree);
  }

  public JsonNode tree() {
    return tree;
  }

  public JsonNode at(Pointer pointer) {
    JsonNode node = tree;
    for (String token : pointer.tokens()) {
      node = node.isArray() ? node.path(index(token)) : node.path(token);
    }
    return node;
  }

  private static int index(String token) {
    try {
      return Integer.parseInt(token);
    } catch (NumberFormatException notAnIndex) {
      return -1;
    }
  }

  /** The cursor at the root. */
  public Field root() {
    return new Field(this, base, tree);
  }

  /** The text of the string at {@code at}, which must be one. */
  Text text(Pointer at, String chars) {
    return written == null
        ? Text.written(place(at), chars)
        : YamlText.scalar(written, at).orElseGet(() -> Text.made(chars));
  }

  private Place place(Pointer at) {
    if (outer != null) {
      return outer.place(at);
    }
    return switch (role) {
      case SUBMITTED -> new Place.InSubmitted(at);
      case REFERENCED -> new Place.InReferenced(kind(), name(), at);
    };
  }

  public String apiVersion() {
    return text("apiVersion");
  }

  /** The API group, empty for the core group. */
  public String group() {
    return groupOf(apiVersion());
  }

  private static String groupOf(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  public String kind() {
    return text("kind");
  }

  /** Empty where the object names none; an embedded one goes where the one around it goes. */
  public String namespace() {
    String namespace = metadata("namespace");
    return namespace.isEmpty() && outer != null ? outer.namespace() : namespace;
  }

  /** The name, or {@code generateName} where there is no name yet. */
  public String name() {
    String name = metadata("name");
    return name.isEmpty() ? metadata("generateName") : name;
  }

  /** The object that another one is made by and cleaned up with. */
  public record Owner(String apiVersion, String kind, String name, String uid) {
    /** Its API group, empty for the core group. */
    public String group() {
      return groupOf(apiVersion);
    }

    @Override
    public String toString() {
      return kind + " \"" + name + "\"";
    }
  }

  /** The owner that controls this object, of which there is one at most. */
  public Optional<Owner> controller() {
    for (JsonNode owner : tree.path("metadata").path("ownerReferences")) {
      if (owner.path("controller").isBoolean() && owner.path("controller").booleanValue()) {
        return Optional.of(
            new Owner(
                string(owner.path("apiVersion")),
                string(owner.path("kind")),
                string(owner.path("name")),
                string(owner.path("uid"))));
      }
    }
    return Optional.empty();
  }

  /** In how many other objects this one lies. */
  public int depth() {
    return outer == null ? 0 : outer.depth() + 1;
  }

  /** A label, or the empty text. */
  public String label(String key) {
    return string(tree.path("metadata").path("labels").path(key));
  }

  /** An annotation, or the empty text. */
  public String annotation(String key) {
    return string(tree.path("metadata").path("annotations").path(key));
  }

  private String text(String field) {
    return string(tree.path(field));
  }

  private String metadata(String field) {
    return string(tree.path("metadata").path(field));
  }

  private static String string(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }

  static JsonNode missing() {
    return MissingNode.getInstance();
  }
}

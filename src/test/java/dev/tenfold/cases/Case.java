package dev.tenfold.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.Exemptions;
import dev.tenfold.policy.Policies;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyReader;
import dev.tenfold.policy.PolicyReading;
import dev.tenfold.review.Request;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A case file: an object, what it refers to, the policy, and what is expected. */
public record Case(Path file, JsonNode tree) {
  static final Path FOLDER = Path.of("src/test/resources/cases");
  private static final Set<String> KEYS =
      Set.of(
          "object",
          "oldObject",
          "user",
          "groups",
          "cluster",
          "policy",
          "policies",
          "expect",
          "skip");

  /** The day on which the rooms review; the other tiers have the real one. */
  private static final Day TODAY = new Day("2026-06-15");

  /** Read once, for a search by mutation asks for each case by itself. */
  private static final class All {
    static final List<Case> CASES = read();
  }

  /** Every case file, in order. */
  public static List<Case> all() {
    return All.CASES;
  }

  private static List<Case> read() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().map(Case::read).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Case read(Path file) {
    try {
      String text = Files.readString(file);
      if (!text.startsWith("# ")) {
        throw new AssertionError(file + ": begins with no sentence that says what it shows");
      }
      YamlText.Documents documents =
          YamlText.read(Text.written(new Place.InSubmitted(Pointer.ROOT), text));
      if (documents.problem().isPresent() || documents.trees().size() != 1) {
        throw new AssertionError(file + ": " + documents.problem());
      }
      JsonNode tree = KubernetesYaml.toJson(documents.trees().getFirst());
      tree.fieldNames()
          .forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
              throw new AssertionError(file + ": unknown key " + key);
            }
          });
      return new Case(file, tree);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public String name() {
    return FOLDER.relativize(file).toString();
  }

  public JsonNode object() {
    return tree.path("object");
  }

  public Optional<JsonNode> oldObject() {
    return Optional.of(tree.path("oldObject")).filter(JsonNode::isObject);
  }

  public List<JsonNode> cluster() {
    List<JsonNode> objects = new ArrayList<>();
    tree.path("cluster").forEach(objects::add);
    return objects;
  }

  /** The policies of the case; without one the default holds. */
  public List<JsonNode> policyObjects() {
    List<JsonNode> objects = new ArrayList<>();
    if (tree.path("policy").isObject()) {
      objects.add(tree.path("policy"));
    }
    tree.path("policies").forEach(objects::add);
    return objects;
  }

  public Policies policies() {
    return new Policies(policyObjects().stream().map(this::policy).toList());
  }

  private Policy policy(JsonNode object) {
    return switch (PolicyReader.read(object).strictly()) {
      case PolicyReading.Valid valid -> valid.policy();
      case PolicyReading.Invalid invalid ->
          throw new AssertionError(file + ": " + invalid.sentence());
    };
  }

  /** The groups of the user. */
  public List<String> groups() {
    List<String> groups = new ArrayList<>();
    tree.path("groups").forEach(group -> groups.add(group.asText()));
    return groups;
  }

  /** The user of the case; without one the object comes from a file. */
  public Request.Asker asker() {
    return tree.path("user").isTextual()
        ? new Request.Asker.User(new Exemptions.User(tree.path("user").asText(), groups()))
        : new Request.Asker.File();
  }

  /** The name under which the object is sent to a cluster; empty for its administrator's. */
  String user() {
    return tree.path("user").asText("");
  }

  public Request request(JsonNode submitted) {
    Manifest object = Manifest.submitted(submitted);
    return new Request(
        object, oldObject().map(Manifest::submitted), lookup(), asker(), object.namespace(), TODAY);
  }

  /** Tiers that cannot run this case, each with its reason. */
  public Optional<String> skipped(String tier) {
    return Optional.of(tree.path("skip").path(tier))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  public JsonNode expect() {
    return tree.path("expect").isObject()
        ? tree.path("expect")
        : JsonNodeFactory.instance.objectNode();
  }

  /** Finds the objects of the case, as the cluster would have them. */
  public Lookup lookup() {
    return reference -> {
      for (JsonNode object : cluster()) {
        Manifest manifest = Manifest.referenced(object);
        if (manifest.kind().equals(reference.kind())
            && manifest.group().equals(reference.group())
            && manifest.name().equals(reference.name())) {
          return new Reading.Found<>(manifest);
        }
      }
      return new Reading.Absent<>();
    };
  }
}

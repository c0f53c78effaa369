package dev.tenfold.job;

import dev.tenfold.source.Pointer;
import dev.tenfold.source.Spot;
import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A process that a container of a pod will start, with what of its pod matters to it.
 *
 * @param at what launches it in the submitted object, mostly the container
 * @param where the same for a reader: {@code container "pytorch"}
 * @param namespace of the object; empty where the object names none
 * @param command empty if the image's own entry point runs
 * @param volumes of the pod
 * @param annotations of the pod template
 * @param end where a word can be added to the end of its command; empty where the object does not
 *     write that end
 */
public record Container(
    Pointer at,
    String where,
    String namespace,
    String name,
    Text image,
    Optional<Words> command,
    Optional<Words> args,
    List<EnvEntry> env,
    List<Mount> mounts,
    List<Volume> volumes,
    Optional<Text> workingDir,
    Map<String, String> annotations,
    Optional<Spot> end)
    implements Work {

  public Container {
    env = List.copyOf(env);
    mounts = List.copyOf(mounts);
    volumes = List.copyOf(volumes);
    annotations = Map.copyOf(annotations);
  }

  /** Something that is started, and of which only the reason why it cannot be seen is known. */
  static Container unseen(Pointer at, String where, String namespace, String why) {
    return new Container(
        at,
        where,
        namespace,
        "",
        Text.unknown(why),
        Optional.of(Words.unknown(at, why)),
        Optional.empty(),
        List.of(new EnvEntry.AllHidden("", why)),
        List.of(),
        List.of(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  /** This container, to be changed. */
  ContainerEdit edit() {
    return new ContainerEdit(this);
  }

  @Override
  public Container with(UnaryOperator<Text> change) {
    return edit()
        .image(change.apply(image))
        .command(command.map(words -> words.with(change)))
        .args(args.map(words -> words.with(change)))
        .env(env.stream().map(entry -> change(entry, change)).toList())
        .workingDir(workingDir.map(change))
        .done();
  }

  private static EnvEntry change(EnvEntry entry, UnaryOperator<Text> change) {
    return entry instanceof EnvEntry.Value(String name, Text value)
        ? new EnvEntry.Value(name, change.apply(value))
        : entry;
  }

  @Override
  public Container from(Pointer place) {
    return edit().at(place).end(Optional.empty()).done();
  }

  @Override
  public Container annotated(Map<String, String> outer) {
    Map<String, String> all = new LinkedHashMap<>(outer);
    all.putAll(annotations);
    return edit().annotations(all).done();
  }

  /** This container with another command line, of which no object writes the end. */
  Container running(Pointer place, String reader, Words line) {
    return edit()
        .at(place)
        .where(reader)
        .command(Optional.of(line))
        .args(Optional.empty())
        .end(Optional.empty())
        .done();
  }

  /**
   * This container, where another one stands for what it does not say itself, as Kubernetes merges
   * them: lists of words replace each other, variables and mounts are put together by name.
   */
  Container over(Container base) {
    return edit()
        .image(image.isEmpty() ? base.image : image)
        .command(command.or(() -> base.command))
        .args(args.or(() -> base.args))
        .env(base.env)
        .moreEnv(env)
        .moreMounts(base.mounts)
        .workingDir(workingDir.or(() -> base.workingDir))
        .end(args.isPresent() || base.args.isEmpty() ? end : Optional.empty())
        .done();
  }

  /** A list of words, and where the list is. */
  public record Words(Pointer at, List<Text> words) {
    public Words {
      words = List.copyOf(words);
    }

    /** Any words. */
    static Words unknown(Pointer at, String why) {
      return new Words(at, List.of(Text.unknown(why)));
    }

    Words with(UnaryOperator<Text> change) {
      return new Words(at, words.stream().map(change).toList());
    }
  }

  /** Where a variable, or a whole set of them, comes from. */
  public sealed interface EnvEntry {
    record Value(String name, Text value) implements EnvEntry {}

    record ConfigMapKey(String name, String configMap, String key, boolean optional)
        implements EnvEntry {}

    /** From a Secret, the downward API or something else that is never read. */
    record Hidden(String name, String why) implements EnvEntry {}

    record AllOfConfigMap(String prefix, String configMap, boolean optional) implements EnvEntry {}

    /** Any variables may come from here. */
    record AllHidden(String prefix, String why) implements EnvEntry {}
  }

  /**
   * A volume in the container's tree.
   *
   * @param subPath the part of the volume; empty for all of it
   * @param subPathExpr the same with references to variables; empty where there are none
   */
  public record Mount(String volume, String path, String subPath, Text subPathExpr) {}

  /** What fills a volume. */
  public record Volume(String name, List<Content> contents) {
    public Volume {
      contents = List.copyOf(contents);
    }
  }

  /** A part of a volume. */
  public sealed interface Content {
    /** A ConfigMap; without items, every key is a file of its name. */
    record OfConfigMap(String configMap, List<Item> items, boolean optional) implements Content {}

    /** Files that cannot be seen. */
    record Opaque(String why) implements Content {}
  }

  /** A key of a ConfigMap under another path. */
  public record Item(String key, String path) {}
}

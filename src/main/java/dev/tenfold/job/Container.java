package dev.tenfold.job;

import dev.tenfold.source.Pointer;
import dev.tenfold.source.Spot;
import dev.tenfold.source.Text;
import java.util.ArrayList;
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

  @Override
  public Container with(UnaryOperator<Text> change) {
    return new Container(
        at,
        where,
        namespace,
        name,
        change.apply(image),
        command.map(words -> words.with(change)),
        args.map(words -> words.with(change)),
        env.stream().map(entry -> change(entry, change)).toList(),
        mounts,
        volumes,
        workingDir.map(change),
        annotations,
        end);
  }

  private static EnvEntry change(EnvEntry entry, UnaryOperator<Text> change) {
    return entry instanceof EnvEntry.Value(String name, Text value)
        ? new EnvEntry.Value(name, change.apply(value))
        : entry;
  }

  @Override
  public Container from(Pointer place) {
    return new Container(
        place,
        where,
        namespace,
        name,
        image,
        command,
        args,
        env,
        mounts,
        volumes,
        workingDir,
        annotations,
        Optional.empty());
  }

  /** This container with another command line, of which no object writes the end. */
  Container running(Pointer place, String reader, Words line) {
    return new Container(
        place,
        reader,
        namespace,
        name,
        image,
        Optional.of(line),
        Optional.empty(),
        env,
        mounts,
        volumes,
        workingDir,
        annotations,
        Optional.empty());
  }

  /** This container with more variables on top of its own. */
  Container withEnv(List<EnvEntry> more) {
    List<EnvEntry> all = new ArrayList<>(env);
    all.addAll(more);
    return withOnly(all);
  }

  /** This container with these variables alone. */
  Container withOnly(List<EnvEntry> variables) {
    return new Container(
        at,
        where,
        namespace,
        name,
        image,
        command,
        args,
        variables,
        mounts,
        volumes,
        workingDir,
        annotations,
        end);
  }

  /** This container with other args, whose end stays where it is. */
  Container withArgs(Optional<Words> others) {
    return new Container(
        at,
        where,
        namespace,
        name,
        image,
        command,
        others,
        env,
        mounts,
        volumes,
        workingDir,
        annotations,
        end);
  }

  /** This container by another name for a reader. */
  Container called(String reader) {
    return new Container(
        at,
        reader,
        namespace,
        name,
        image,
        command,
        args,
        env,
        mounts,
        volumes,
        workingDir,
        annotations,
        end);
  }

  /** A list of words, and where the list is. */
  public record Words(Pointer at, List<Text> words) {
    public Words {
      words = List.copyOf(words);
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

  /** A volume in the container's tree; {@code subPath} is empty for the whole volume. */
  public record Mount(String volume, String path, String subPath) {}

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

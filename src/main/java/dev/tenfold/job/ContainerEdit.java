package dev.tenfold.job;

import dev.tenfold.source.Pointer;
import dev.tenfold.source.Spot;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container under change, so that a change names only what differs. */
final class ContainerEdit {
  private final Container from;
  private Pointer at;
  private String where;
  private Text image;
  private Optional<Container.Words> command;
  private Optional<Container.Words> args;
  private List<Container.EnvEntry> env;
  private List<Container.Mount> mounts;
  private List<Container.Volume> volumes;
  private Optional<Text> workingDir;
  private Map<String, String> annotations;
  private Optional<Spot> end;

  ContainerEdit(Container from) {
    this.from = from;
    this.at = from.at();
    this.where = from.where();
    this.image = from.image();
    this.command = from.command();
    this.args = from.args();
    this.env = from.env();
    this.mounts = from.mounts();
    this.volumes = from.volumes();
    this.workingDir = from.workingDir();
    this.annotations = from.annotations();
    this.end = from.end();
  }

  ContainerEdit at(Pointer place) {
    at = place;
    return this;
  }

  ContainerEdit where(String reader) {
    where = reader;
    return this;
  }

  ContainerEdit image(Text other) {
    image = other;
    return this;
  }

  ContainerEdit command(Optional<Container.Words> words) {
    command = words;
    return this;
  }

  ContainerEdit args(Optional<Container.Words> words) {
    args = words;
    return this;
  }

  /** These variables alone. */
  ContainerEdit env(List<Container.EnvEntry> variables) {
    env = variables;
    return this;
  }

  /** More variables, on top of those that are there. */
  ContainerEdit moreEnv(List<Container.EnvEntry> more) {
    env = both(env, more);
    return this;
  }

  ContainerEdit moreMounts(List<Container.Mount> more) {
    mounts = both(mounts, more);
    return this;
  }

  /** More volumes; of two by one name these count. */
  ContainerEdit moreVolumes(List<Container.Volume> more) {
    volumes = both(more, volumes);
    return this;
  }

  ContainerEdit workingDir(Optional<Text> folder) {
    workingDir = folder;
    return this;
  }

  ContainerEdit annotations(Map<String, String> all) {
    annotations = all;
    return this;
  }

  ContainerEdit end(Optional<Spot> spot) {
    end = spot;
    return this;
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  Container done() {
    return new Container(
        at,
        where,
        from.namespace(),
        from.name(),
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
}

package dev.tenfold.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A value that a run is set to, and what it won over.
 *
 * @param channel how it was set, for a reader: {@code --learning_rate}, {@code recipe.yaml}
 * @param kind what the reader of that channel takes it for
 * @param overrode weaker settings of the same key, the strongest first
 */
public record Setting(String key, String channel, Text value, Kind kind, List<Setting> overrode) {
  /** The type that a value has for the program that reads it. */
  public enum Kind {
    /** A word of a command line or a variable: only its user gives it a type. */
    TEXT,
    /** A string of a file, whatever it looks like. */
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    /** A list or a mapping, whose text only says so. */
    COLLECTION
  }

  public Setting {
    overrode = List.copyOf(overrode);
  }

  /** A word that was given for a key. */
  public static Setting of(String key, String channel, Text value) {
    return new Setting(key, channel, value, Kind.TEXT, List.of());
  }

  /** This setting, standing over another one. */
  public Setting over(Setting weaker) {
    List<Setting> all = new ArrayList<>();
    all.add(new Setting(weaker.key, weaker.channel, weaker.value, weaker.kind, List.of()));
    all.addAll(weaker.overrode);
    return new Setting(key, channel, value, kind, all);
  }
}

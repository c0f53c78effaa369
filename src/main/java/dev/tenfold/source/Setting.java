package dev.tenfold.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A value that a run is set to, and what it won over.
 *
 * @param channel how it was set, for a reader: {@code --learning_rate}, {@code recipe.yaml}
 * @param overrode weaker settings of the same key, the strongest first
 */
public record Setting(String key, String channel, Text value, List<Setting> overrode) {
  public Setting {
    overrode = List.copyOf(overrode);
  }

  /** This setting, standing over another one. */
  public Setting over(Setting weaker) {
    List<Setting> all = new ArrayList<>();
    all.add(new Setting(weaker.key, weaker.channel, weaker.value, List.of()));
    all.addAll(weaker.overrode);
    return new Setting(key, channel, value, all);
  }
}

package dev.tenfold.framework;

import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run is set to, filled from the weakest channel to the strongest: what is put later wins.
 */
final class Settings {
  private record Put(Setting setting, int order) {}

  private final Map<String, Put> puts = new HashMap<>();
  private int order;
  private int openedAt;
  private @Nullable String openTo;

  void put(String key, String channel, Text value) {
    Setting setting = new Setting(key, channel, value, java.util.List.of());
    Put before = puts.get(key);
    puts.put(key, new Put(before == null ? setting : setting.over(before.setting), ++order));
  }

  /** From here on anything put before may have been overridden by something unknown. */
  void open(String why) {
    openTo = why;
    openedAt = ++order;
  }

  /** The setting of a key, or why it cannot be told. */
  Reading<Setting> get(String key) {
    Put put = puts.get(key);
    if (openTo != null && (put == null || put.order < openedAt)) {
      return new Reading.Unreadable<>(openTo);
    }
    return put == null ? new Reading.Absent<>() : new Reading.Found<>(put.setting);
  }

  /** A boolean under any of PyYAML's or Python's names; absent is false. */
  boolean isTrue(String key) {
    return HfArguments.bool(this, key) instanceof Reading.Found<Boolean>(Boolean value) && value;
  }

  /** The text of a key where it is set and known. */
  Optional<String> known(String key) {
    return get(key).found().flatMap(setting -> setting.value().known());
  }
}

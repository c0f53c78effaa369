package dev.tenfold.launch.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A dictionary. It can change; a key that is there on some paths only may have no value. */
public final class Dict implements Value {
  /** A key and its value. */
  public record Entry(Value key, Value value) {}

  private final int number;
  private final Guards guards;
  private final Map<Object, Entry> entries = new LinkedHashMap<>();
  private @Nullable String open;

  Dict(int number, Guards guards) {
    this.number = number;
    this.guards = guards;
  }

  int number() {
    return number;
  }

  /** Why there may be other keys and values. */
  public Optional<String> open() {
    return Optional.ofNullable(open);
  }

  public List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  int size() {
    return entries.size();
  }

  /** The value of a text key, or nothing. */
  public Value get(String key) {
    Entry entry = entries.get("s" + key);
    return entry == null ? Value.MISSING : entry.value();
  }

  /** The value of a key; nothing where it is not there, null where the key cannot be told. */
  @Nullable Value get(Value key) {
    Object plain = Values.plain(key);
    if (plain == null) {
      return null;
    }
    Entry entry = entries.get(plain);
    return entry == null ? Value.MISSING : entry.value();
  }

  void put(Value key, Value value, Way way) {
    Object plain = Values.plain(key);
    if (plain == null) {
      open("a key of a dictionary is " + Values.described(key));
      return;
    }
    Entry before = entries.get(plain);
    Value old = before == null ? Value.MISSING : before.value();
    // 1, 1.0 and True are one key, and the first one stays
    entries.put(
        plain, new Entry(before == null ? key : before.key(), way.over(guards, value, old)));
  }

  void remove(Value key, Way way) {
    put(key, Value.MISSING, way);
    Object plain = Values.plain(key);
    Entry now = plain == null ? null : entries.get(plain);
    if (now != null && now.value() instanceof Value.Missing) {
      entries.remove(plain);
    }
  }

  void clear(Way way) {
    if (way.isWithinMore(guards)) {
      open("a dictionary is changed under a condition");
    } else {
      entries.clear();
    }
  }

  /** From here on any key may have any value. */
  void open(String why) {
    open = why;
    entries.clear();
  }

  /** Another one with the same entries. */
  Dict copy(int other, Guards now) {
    Dict copy = new Dict(other, now);
    copy.entries.putAll(entries);
    copy.open = open;
    return copy;
  }
}

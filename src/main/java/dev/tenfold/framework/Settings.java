package dev.tenfold.framework;

import dev.tenfold.source.Origin;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Setting.Kind;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run is set to, filled from the weakest channel to the strongest: what is put later wins.
 * Keys of files are followed into nested mappings at their dots, {@code optimizer.lr}.
 */
final class Settings {
  /** The names of HfArgumentParser's string_to_bool, and pydantic's {@code on} and {@code off}. */
  private static final Set<String> TRUE = Set.of("true", "1", "yes", "t", "y", "on");

  private static final Set<String> FALSE = Set.of("false", "0", "no", "f", "n", "off");

  private record Put(Setting setting, int order) {}

  /** A mapping of a file, and the key that it stands at: empty for the whole file. */
  private record Layer(Tree.Mapping file, String at, String channel, Dialect dialect, int order) {
    @Nullable Tree tree(String key) {
      return key.startsWith(at) ? Settings.tree(file, key.substring(at.length())) : null;
    }
  }

  private final Map<String, Put> puts = new LinkedHashMap<>();
  private final List<Layer> layers = new ArrayList<>();
  private final Set<String> asked = new LinkedHashSet<>();

  /** When a key, or with a dot at its end what is below it, was taken away. */
  private final Map<String, Integer> cuts = new HashMap<>();

  private int order;
  private int openedAt;
  private @Nullable String openTo;
  private Optional<LearningRate.Invalid> failure = Optional.empty();

  /** A word of a command line or a variable. */
  void put(String key, String channel, Text value) {
    put(Setting.of(key, channel, value));
  }

  void put(Setting setting) {
    Put before = puts.get(setting.key());
    puts.put(
        setting.key(), new Put(before == null ? setting : setting.over(before.setting), ++order));
    cuts.put(setting.key() + ".", order);
  }

  /** Takes a key away, with what is below it. */
  void remove(String key) {
    cuts.put(key, ++order);
    cuts.put(key + ".", order);
  }

  /** Every key of a file. */
  void put(Tree.Mapping file, String channel, Dialect dialect) {
    layers.add(new Layer(file, "", channel, dialect, ++order));
  }

  /** A mapping that is merged into what a key holds. */
  void put(String key, Tree.Mapping mapping, String channel, Dialect dialect) {
    layers.add(new Layer(mapping, key + ".", channel, dialect, ++order));
  }

  /** From here on anything put before may have been overridden by something unknown. */
  void open(String why) {
    openTo = why;
    openedAt = ++order;
  }

  /** The framework will not get as far as training. */
  void fail(LearningRate.Invalid why) {
    if (failure.isEmpty()) {
      failure = Optional.of(why);
    }
  }

  /** The setting of a key, or why it cannot be told. */
  Reading<Setting> get(String key) {
    asked.add(key);
    return find(key);
  }

  private Reading<Setting> find(String key) {
    List<Put> found = new ArrayList<>();
    for (Layer layer : layers) {
      Tree tree = layer.tree(key);
      if (tree != null) {
        found.add(new Put(layer.dialect.setting(key, layer.channel, tree), layer.order));
      }
    }
    Put put = puts.get(key);
    if (put != null) {
      found.add(put);
    }
    int cut = cut(key);
    found.removeIf(each -> each.order < cut);
    found.sort((one, other) -> Integer.compare(one.order, other.order));
    int newest = found.isEmpty() ? 0 : found.getLast().order;
    if (openTo != null && newest < openedAt) {
      return new Reading.Unreadable<>(openTo);
    }
    return found.stream()
        .map(Put::setting)
        .reduce((weaker, stronger) -> stronger.over(weaker))
        .<Reading<Setting>>map(Reading.Found::new)
        .orElseGet(Reading.Absent::new);
  }

  /** What was set, and what of it was asked for. */
  Trace trace() {
    Set<String> unasked = new LinkedHashSet<>(puts.keySet());
    layers.forEach(layer -> unasked.addAll(layer.file.entries().keySet()));
    for (String key : asked) {
      unasked.remove(key);
      for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
        unasked.remove(key.substring(0, dot));
      }
    }
    return new Trace(
        List.of(),
        "",
        asked.stream().flatMap(key -> find(key).found().stream()).toList(),
        List.copyOf(unasked),
        openTo == null ? "" : openTo);
  }

  /** Whether no channel sets anything, as far as can be seen. */
  boolean isEmpty() {
    return puts.isEmpty()
        && layers.stream().allMatch(layer -> layer.file.entries().isEmpty())
        && openTo == null
        && failure.isEmpty();
  }

  /** Whether a key was taken away and not put again. */
  boolean isRemoved(String key) {
    return cut(key) > 0 && get(key) instanceof Reading.Absent<Setting>;
  }

  private int cut(String key) {
    int latest = cuts.getOrDefault(key, 0);
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      latest = Math.max(latest, cuts.getOrDefault(key.substring(0, dot + 1), 0));
    }
    return latest;
  }

  /** What a file has at a key, be it a mapping or a list. */
  Optional<Tree> tree(String key) {
    return layers.reversed().stream()
        .map(layer -> layer.tree(key))
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  static @Nullable Tree tree(Tree.Mapping file, String key) {
    Tree literal = file.entries().get(key);
    int dot = key.indexOf('.');
    if (literal != null || dot < 0) {
      return literal;
    }
    return file.entries().get(key.substring(0, dot)) instanceof Tree.Mapping inner
        ? tree(inner, key.substring(dot + 1))
        : null;
  }

  /**
   * The rate of a key whose user applies {@code float()} to it.
   *
   * @param absent what applies where nobody sets it
   */
  LearningRate rate(String key, LearningRate absent) {
    if (failure.isPresent()) {
      return failure.get();
    }
    return switch (get(key)) {
      case Reading.Found<Setting>(Setting setting) ->
          setting.kind() == Kind.COLLECTION
              ? Numbers.invalid(Text.EMPTY, "is a list or a mapping, and no number")
              : Numbers.rate(setting.value());
      case Reading.Unreadable<Setting>(String why) -> new LearningRate.Hidden(why);
      case Reading.Absent<Setting> _ -> absent;
    };
  }

  /** The same for pydantic, which takes a boolean for a number. */
  LearningRate pydanticRate(String key, LearningRate absent) {
    boolean isBoolean =
        get(key).found().filter(setting -> setting.kind() == Kind.BOOLEAN).isPresent();
    return isBoolean && failure.isEmpty()
        ? new LearningRate.Hidden(key + " is a boolean, which counts as 1 or 0")
        : rate(key, absent);
  }

  /** The same for a user that takes the value as the file's reader made it: a string crashes it. */
  LearningRate strictRate(String key, LearningRate absent) {
    return strictRate(key, absent, "the reader of the recipe");
  }

  /**
   * The same.
   *
   * @param reader who made it a string
   */
  LearningRate strictRate(String key, LearningRate absent, String reader) {
    LearningRate rate = rate(key, absent);
    boolean isString =
        get(key).found().filter(setting -> setting.kind() == Kind.STRING).isPresent();
    if (!isString || !(rate instanceof LearningRate.Known known)) {
      return rate;
    }
    return known.origin() instanceof Origin.Scattered
        ? new LearningRate.Hidden("the recipe says of what type " + key + " is")
        : new LearningRate.Invalid(
            known.written(),
            "is a string for " + reader + ", and the framework crashes on it: write 2.0e-4",
            known.origin());
  }

  /** Whether the strongest setting is the null of a file. */
  boolean isNull(String key) {
    return get(key).found().filter(setting -> setting.kind() == Kind.NULL).isPresent();
  }

  /** What Python takes for true where nothing converts the value: a string that is not empty. */
  boolean isTruthy(String key) {
    return get(key)
        .found()
        .filter(setting -> setting.kind() == Kind.STRING)
        .map(setting -> setting.value().length() > 0)
        .orElseGet(() -> isTrue(key));
  }

  /** A boolean under any of Python's names; absent and null are false. */
  Reading<Boolean> bool(String key) {
    return switch (get(key)) {
      case Reading.Absent<Setting> _ -> new Reading.Found<>(false);
      case Reading.Unreadable<Setting>(String why) -> new Reading.Unreadable<>(why);
      case Reading.Found<Setting>(Setting setting) ->
          setting.kind() == Kind.NULL ? new Reading.Found<>(false) : bool(setting.value(), key);
    };
  }

  private static Reading<Boolean> bool(Text text, String key) {
    Optional<String> known = text.known();
    if (known.isEmpty()) {
      return new Reading.Unreadable<>(key + " comes from " + String.join(", ", text.unknowns()));
    }
    String lower = known.get().strip().toLowerCase(Locale.ROOT);
    if (TRUE.contains(lower)) {
      return new Reading.Found<>(true);
    }
    return FALSE.contains(lower)
        ? new Reading.Found<>(false)
        : new Reading.Unreadable<>(key + " is \"" + known.get() + "\", no boolean");
  }

  boolean isTrue(String key) {
    return bool(key) instanceof Reading.Found<Boolean>(Boolean value) && value;
  }

  /** The text of a key where it is set, known and not null. */
  Optional<String> known(String key) {
    return get(key)
        .found()
        .filter(setting -> setting.kind() != Kind.NULL && setting.kind() != Kind.COLLECTION)
        .flatMap(setting -> setting.value().known());
  }

  /** Why a key cannot be told, where it may be set. */
  Optional<String> unseen(String key) {
    return switch (get(key)) {
      case Reading.Unreadable<Setting>(String why) -> Optional.of(why);
      case Reading.Found<Setting>(Setting setting) when !setting.value().isKnown() ->
          Optional.of(key + " comes from " + String.join(", ", setting.value().unknowns()));
      case Reading.Found<Setting> _, Reading.Absent<Setting> _ -> Optional.empty();
    };
  }
}

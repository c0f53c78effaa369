package dev.tenfold.framework;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a framework's reader goes by, for the page that tells it: made of the reader's own tables
 * wherever there are some.
 *
 * @param read the source that was read, with its version
 * @param starts how it is started
 * @param channels what sets the rate, the strongest first
 * @param defaults the rate where nobody sets one, the newest version first
 * @param signs the keys that say adapter and quantisation
 */
public record Facts(
    String read,
    List<String> starts,
    List<String> channels,
    List<String> defaults,
    List<String> signs) {
  public Facts {
    starts = List.copyOf(starts);
    channels = List.copyOf(channels);
    defaults = List.copyOf(defaults);
    signs = List.copyOf(signs);
  }

  /** The facts of a version of a source; the withers say them. */
  static Facts read(String source) {
    return new Facts(source, List.of(), List.of(), List.of(), List.of());
  }

  Facts starts(Starts table) {
    return new Facts(read, with(starts, table.told()), channels, defaults, signs);
  }

  /** What no table says, as code in backquotes or as a clause. */
  Facts starts(String... more) {
    return new Facts(read, with(starts, Stream.of(more)), channels, defaults, signs);
  }

  Facts channels(String... strongestFirst) {
    return new Facts(read, starts, with(channels, Stream.of(strongestFirst)), defaults, signs);
  }

  /** Defaults of what {@code of} names, empty where there is only one. */
  Facts defaults(String of, Defaults table) {
    String told = (of.isEmpty() ? "" : of + " ") + table.told();
    return new Facts(read, starts, channels, with(defaults, Stream.of(told)), signs);
  }

  Facts defaults(String clause) {
    return new Facts(read, starts, channels, with(defaults, Stream.of(clause)), signs);
  }

  Facts signs(Signs table) {
    return new Facts(read, starts, channels, defaults, with(signs, table.told()));
  }

  Facts signs(String... more) {
    return new Facts(read, starts, channels, defaults, with(signs, Stream.of(more)));
  }

  private static List<String> with(List<String> list, Stream<String> more) {
    List<String> longer = new ArrayList<>(list);
    more.forEach(longer::add);
    return longer;
  }
}

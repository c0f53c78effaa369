package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of Python packages that a process runs with, as far as they are named: by its
 * image's tag, and by a {@code pip install trl==0.20.0} before it, which wins.
 */
public record Versions(Map<String, String> byPackage) {
  public static final Versions NONE = new Versions(Map.of());

  private static final String NUMBER = "(\\d{1,6}(?:\\.\\d{1,6})+)";

  /** {@code 2.8.0-trl-0.20.0-cuda}. */
  private static final Pattern NAMED =
      Pattern.compile("(?<![a-z0-9])([a-z]+)[-_]?v?" + NUMBER + "(?=$|[-_](?!rc|dev|alpha|beta))");

  /** The images that projects publish, whose whole tag is the version. */
  private static final Pattern PUBLISHED =
      Pattern.compile("(?:.*/)?(?:huggingface/(trl)|ludwigai/(ludwig)(?:-[a-z-]+)?):v?" + NUMBER);

  /** A name with what it is held to; only a plain version says which one it will be. */
  private static final Pattern REQUIREMENT =
      Pattern.compile(
          "([A-Za-z0-9][\\w.-]*?)(?:\\[[^]]*])?\\s*(?:==\\s*" + NUMBER + "|[<>=!~@;].*)?");

  private static final Set<String> INSTALLERS = Set.of("pip", "pip3", "uv");

  public Versions {
    byPackage = Map.copyOf(byPackage);
  }

  static Versions of(Text image) {
    String whole = image.known().orElse("");
    int digest = whole.indexOf('@');
    String name = digest < 0 ? whole : whole.substring(0, digest);
    Map<String, String> named = new HashMap<>();
    Matcher parts = NAMED.matcher(name.substring(name.lastIndexOf(':') + 1));
    while (parts.find()) {
      named.put(parts.group(1), parts.group(2));
    }
    Matcher published = PUBLISHED.matcher(name);
    if (published.matches()) {
      named.put(
          published.group(1) == null ? published.group(2) : published.group(1), published.group(3));
    }
    return new Versions(named);
  }

  /** The version of a package, if it is named. */
  public Optional<String> of(String name) {
    return Optional.ofNullable(byPackage.get(name));
  }

  /**
   * What processes after this one run with. An installation that may not happen, or of what cannot
   * be seen, leaves nothing certain that it may change.
   */
  Versions after(Program program, List<Word> args, Launch.Course course) {
    if (!installs(program, args)) {
      return this;
    }
    boolean hidden = args.stream().anyMatch(Versions::mayHoldAny);
    Map<String, String> all = hidden ? new HashMap<>() : new HashMap<>(byPackage);
    boolean certain = course.choices().isEmpty() && course.doubt().isEmpty();
    for (Word word : args) {
      Matcher requirement = REQUIREMENT.matcher(word.toString());
      if (word.text().isKnown() && requirement.matches()) {
        String name = requirement.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
        all.remove(name);
        if (certain && requirement.group(2) != null) {
          all.put(name, requirement.group(2));
        }
      }
    }
    return new Versions(all);
  }

  private static boolean mayHoldAny(Word word) {
    String text = word.toString();
    return !word.text().isKnown() || text.startsWith("-r") || text.startsWith("--requirement");
  }

  private static boolean installs(Program program, List<Word> args) {
    return INSTALLERS.contains(program.name())
        && args.stream().anyMatch(word -> word.is("install"));
  }
}

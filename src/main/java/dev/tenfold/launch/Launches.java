package dev.tenfold.launch;

import dev.tenfold.job.Container;
import dev.tenfold.job.Declared;
import dev.tenfold.job.Work;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.Limits;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a container starts. */
public final class Launches {
  private Launches() {}

  /** By itself, as if it were all of its object. */
  public static Launched of(Work work, Lookup lookup) {
    return of(work, lookup, new Allowance(Limits.DEFAULT));
  }

  public static Launched of(Work work, Lookup lookup, Allowance allowance) {
    return switch (work) {
      case Container container -> of(container, lookup, allowance);
      case Declared declared -> of(declared);
    };
  }

  private static Launched of(Declared declared) {
    Launch launch =
        new Launch(
            declared.at(),
            declared.where(),
            Text.EMPTY,
            List.of(),
            new Program.OfResource(
                declared.framework(), declared.settings(), declared.recipe().map(Recipe::new)),
            List.of(),
            Environment.EMPTY,
            Files.none(),
            Optional.empty(),
            Launch.Course.STRAIGHT,
            Versions.NONE);
    return new Launched(List.of(launch), List.of(), List.of());
  }

  private static Launched of(Container container, Lookup lookup, Allowance allowance) {
    Environment environment = Environment.of(container, lookup, allowance);
    Surroundings here =
        new Surroundings(
                environment,
                new MountedFiles(container, environment, lookup, allowance),
                Optional.empty())
            .in(container.workingDir());
    return Launching.of(
        container, argv(container, environment, allowance), here, problems(container), allowance);
  }

  private static List<Word> argv(
      Container container, Environment environment, Allowance allowance) {
    List<Word> argv = new ArrayList<>();
    for (Optional<Container.Words> words : List.of(container.command(), container.args())) {
      words.ifPresent(list ->
          list.words()
              .forEach(word ->
                  argv.add(Word.of(References.expand(word, environment.variables(), allowance)))));
    }
    return argv;
  }

  /** A word that an object does not spell out in full, such as a number where text belongs. */
  private static List<String> problems(Container container) {
    List<String> problems = new ArrayList<>();
    for (Optional<Container.Words> words : List.of(container.command(), container.args())) {
      words.ifPresent(
          list -> list.words().stream().map(Text::unreadable).forEach(problems::addAll));
    }
    return problems;
  }
}

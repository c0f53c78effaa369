package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ray job submit [options] -- command ...} (ray/dashboard/modules/job/cli.py, 2.60). */
final class RayJobLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          "--no-wait --help -v --verbose",
          """
          --address --job-id --submission-id --runtime-env --runtime-env-json
          --working-dir --metadata-json --entrypoint-num-cpus --entrypoint-num-gpus
          --entrypoint-memory --entrypoint-resources --entrypoint-label-selector
          --verify --headers --log-style --log-color
          """);

  @Override
  public boolean isCalled(String name) {
    return name.equals("ray");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Launchers.is(argv, "ray", "job", "submit")
        ? Optional.of(OPTIONS.peel("ray job submit", argv, 3, RayJobLauncher::started))
        : Optional.empty();
  }

  private static Peeled started(Options.Found.Target target) {
    return Peeled.CommandLine.of(asAnyVersionJoins(target.rest()))
        .in(new RayRuntimeEnv(target)::into);
  }

  /**
   * The words become one text for a shell of the cluster. Newer versions quote each of them; older
   * ones let that shell expand what has a dollar. A script for {@code -c} comes to the same.
   */
  private static List<Word> asAnyVersionJoins(List<Word> words) {
    List<Word> joined = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      boolean expands = word.text().indexOf('$') >= 0 || word.text().indexOf('`') >= 0;
      boolean script = i > 0 && words.get(i - 1).toString().matches("-[a-z]*c");
      joined.add(
          expands && !script
              ? word.with(Text.unknown(word + ", which only some versions of Ray give to a shell"))
              : word);
    }
    return joined;
  }
}

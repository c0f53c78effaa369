package dev.tenfold.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code uv run [options] command ...} (uv 0.13). */
final class UvLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
              """
              --all-extras --no-dev --only-dev --dev --no-default-groups --all-groups
              --no-editable --exact --no-env-file --isolated --active --no-active
              --no-sync --locked --frozen -s --script --gui-script --all-packages
              --no-project --no-index -U --upgrade --no-sources --reinstall
              --compile-bytecode --no-build-isolation --no-build --no-binary
              --require-build-hashes --no-require-build-hashes -n --no-cache --refresh
              --managed-python --no-managed-python --no-python-downloads -q --quiet -v
              --verbose --system-certs --native-tls --offline --no-progress --no-config -h
              --help
              """,
              """
              --extra --no-extra --group --no-group --only-group --no-editable-package
              --env-file -w --with --with-editable --with-requirements --package
              --python-platform --index --default-index -i --index-url --extra-index-url
              -f --find-links --index-strategy --keyring-provider -P --upgrade-package
              --upgrade-group --resolution --prerelease --prerelease-package
              --fork-strategy --exclude-newer --exclude-newer-package --no-sources-package
              --reinstall-package --link-mode -C --config-setting
              --config-settings-package --no-build-isolation-package --no-build-package
              --no-binary-package --cache-dir --refresh-package -p --python --color
              --allow-insecure-host --directory --project --config-file
              """)
          .python(Set.of("-m", "--module"), Set.of());

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    if (!Launchers.is(argv, "uv", "run")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (OPTIONS.target("uv run", argv, 2)) {
          case Options.Found.Unclear(String why) -> new Peeled.Hidden(why);
          case Options.Found.Target target
              when target.kind() == Options.Found.Target.Kind.MODULE
                  && target.index() < argv.size() ->
              Launchers.module(argv, target.index());
          case Options.Found.Target target ->
              new Peeled.CommandLine(
                  Launchers.tail(argv, target.index()),
                  Map.of(),
                  Launchers.last(target, "--directory"));
        });
  }
}

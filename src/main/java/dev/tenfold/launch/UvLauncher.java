package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code uv run [options] command ...}, with the options of its help (0.13). */
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

  /** {@code uvx} and {@code uv tool run}, which have some options less and some more. */
  private static final Options TOOL =
      Options.of(
          """
          --isolated --no-env-file --lfs --no-index -U --upgrade --no-sources --reinstall
          --compile-bytecode --no-build-isolation --no-build --no-binary
          --require-build-hashes --no-require-build-hashes -n --no-cache --refresh
          --managed-python --no-managed-python --no-python-downloads -q --quiet -v --verbose
          --system-certs --offline --no-progress --no-config -h --help -V --version
          """,
          """
          --from -w --with --with-editable --with-requirements -c --constraints -b
          --build-constraints --overrides --env-file --python-platform --torch-backend --index
          --default-index -i --index-url --extra-index-url -f --find-links --index-strategy
          --keyring-provider -P --upgrade-package --upgrade-group --resolution --prerelease
          --prerelease-package --fork-strategy --exclude-newer --exclude-newer-package
          --no-sources-package --reinstall-package --link-mode -C --config-setting
          --config-settings-package --no-build-isolation-package --no-build-package
          --no-binary-package --cache-dir --refresh-package -p --python --color
          --allow-insecure-host --directory --project --config-file
          """);

  @Override
  public boolean isCalled(String name) {
    return name.equals("uv") || name.equals("uvx");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Optional.of(
        Launchers.is(argv, "uvx")
            ? TOOL.peel("uvx", argv, 1, UvLauncher::started)
            : OPTIONS.peel("uv", argv, 1, UvLauncher::run));
  }

  private static Peeled run(Options.Found.Target target) {
    List<Word> rest = target.rest();
    Peeled started =
        Launchers.is(rest, "run")
            ? OPTIONS.peel("uv run", rest, 1, UvLauncher::started)
            : Launchers.is(rest, "tool", "run")
                ? TOOL.peel("uv tool run", rest, 2, UvLauncher::started)
                : Peeled.CommandLine.of(List.of());
    return started.in(here -> here.in(target.last("--directory")));
  }

  private static Peeled started(Options.Found.Target target) {
    boolean module = target.kind() == Options.Found.Target.Kind.MODULE && !target.rest().isEmpty();
    Peeled started = module ? Launchers.module(target.rest()) : Launchers.program(target);
    return started.in(here -> here.in(target.last("--directory")));
  }
}

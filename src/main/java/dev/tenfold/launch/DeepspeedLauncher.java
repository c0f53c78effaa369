package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code deepspeed [options] script ...} (deepspeed/launcher/runner.py, 0.19). */
final class DeepspeedLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
              """
              --bind-cores-to-rank --force-multi --help --no-local-rank --no-ssh
              --no-ssh-check --quiet --save-pid -h -q
              """,
              """
              --autotuning --bind-core-list --enable-each-rank-log --exclude --hostfile
              --include --launcher --launcher-args --log-level --master-addr --master-port
              --node-rank --num-accelerators --num-gpus --num-nodes --ssh-port
              --venv-script -H -e -i
              """)
          .python(Set.of("--module"), Set.of("--no-python"));

  @Override
  public boolean isCalled(String name) {
    return name.equals("deepspeed");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Optional.of(OPTIONS.peel("deepspeed", argv, 1, Launchers::python));
  }
}

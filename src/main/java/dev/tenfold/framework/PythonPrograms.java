package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.python.PythonStart;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.Optional;

/** The Python programs whose source can be seen. */
final class PythonPrograms {
  private PythonPrograms() {}

  static Optional<PythonStart> of(Launch launch) {
    return switch (launch.program()) {
      case Program.Inline(Text code) -> Optional.of(start(launch, code, "-c"));
      case Program.Script(String path) -> ofFile(launch, path);
      case Program.Module(String name) -> ofFile(launch, name.replace('.', '/') + ".py");
      case Program.Command _, Program.OfImage _, Program.OfResource _ -> Optional.empty();
    };
  }

  private static Optional<PythonStart> ofFile(Launch launch, String path) {
    return path.isEmpty() || path.length() > 4096
        ? Optional.empty()
        : launch.files().read(path) instanceof Reading.Found<Text>(Text code)
            ? Optional.of(start(launch, code, path))
            : Optional.empty();
  }

  private static PythonStart start(Launch launch, Text code, String name) {
    return new PythonStart(code, name, launch.args(), launch.environment(), launch.files());
  }
}

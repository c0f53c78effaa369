package dev.tenfold;

import dev.tenfold.cli.Tenfold;
import dev.tenfold.cluster.install.Install;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The entry point: {@code serve}, or no command, is the webhook; {@code install} a job of the
 * chart; everything else is quick.
 */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... args) {
    List<String> words = Arrays.asList(args);
    if (words.isEmpty() || words.equals(List.of("serve"))) {
      Quarkus.run();
      return;
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    if (words.getFirst().equals("install")) {
      System.exit(Install.run(words.subList(1, words.size()), System.getenv(), out::println));
    }
    System.exit(Tenfold.run(args, System.in, out, err));
  }
}

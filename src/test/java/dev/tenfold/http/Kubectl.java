package dev.tenfold.http;

import dev.tenfold.cluster.ApiServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real kubectl against the API server of the tests. */
final class Kubectl {
  private final Path binary;
  private final ApiServer api;
  private final Path home;

  Kubectl(Path binary, ApiServer api) throws IOException {
    this.binary = binary;
    this.api = api;
    this.home = Files.createTempDirectory("kubectl");
  }

  /** What it said and how it ended. */
  record Said(int status, String text) {}

  Said run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                binary.toString(),
                "--server=" + api.url(),
                "--token=" + ApiServer.TOKEN,
                "--insecure-skip-tls-verify",
                "--cache-dir=" + home));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    builder.environment().remove("KUBECONFIG");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}

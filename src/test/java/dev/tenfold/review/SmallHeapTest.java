package dev.tenfold.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Small objects that would grow beyond any memory are answered in a heap that is half of the one
 * that the chart sets: a server without memory ends, and answers nobody.
 */
class SmallHeapTest {
  @Test
  void whatGrowsWithoutEndIsAnsweredInHalfTheHeapOfTheChart() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Growing.class.getName())
            .redirectErrorStream(true)
            .start();
    String told = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(java.waitFor(1, TimeUnit.MINUTES), told);
    assertEquals(0, java.exitValue(), told);
    assertEquals(
        Arrays.stream(Growing.values()).map(Enum::name).toList(),
        told.lines().map(line -> line.substring(0, line.indexOf(':'))).toList(),
        told);
  }
}

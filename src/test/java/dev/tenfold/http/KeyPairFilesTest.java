package dev.tenfold.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are taken for the certificate, and what happens to those that are not. */
class KeyPairFilesTest {
  private static final Vertx VERTX = Vertx.vertx();

  @TempDir Path folder;

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }

  private static String key(Path folder) throws Exception {
    return Files.readString(folder.resolve("tls.key"));
  }

  @Test
  void aPairSaysWhenItEnds() throws Exception {
    TestCertificate pair = TestCertificate.in(folder);
    Instant end = KeyPairFiles.of(VERTX, pair.certificate(), key(folder)).end();
    assertTrue(Duration.between(Instant.now(), end).toHours() >= 46, end.toString());
  }

  @Test
  void theKeyOfAnotherCertificateIsRefused(@TempDir Path other) throws Exception {
    TestCertificate pair = TestCertificate.in(folder);
    TestCertificate.in(other);
    assertEquals(
        "the key in tls.key is not the one of the certificate in tls.crt",
        assertThrows(
                KeyPairFiles.Unusable.class,
                () -> KeyPairFiles.of(VERTX, pair.certificate(), key(other)))
            .getMessage());
  }

  @Test
  void aBadPairLeavesTheOneBeforeItInUse(@TempDir Path other) throws Exception {
    TestCertificate.in(folder);
    ServingCertificate serving = new ServingCertificate(folder.toString());
    var first = serving.getKeyStore(VERTX);
    TestCertificate.in(other);
    write("tls.key", key(other));
    assertEquals(first, serving.getKeyStore(VERTX));
    assertEquals(first, serving.getKeyStore(VERTX));
    assertEquals(
        "the key in tls.key is not the one of the certificate in tls.crt", serving.refused());
    write("tls.crt", "no certificate");
    assertEquals(first, serving.getKeyStore(VERTX));
    assertEquals(2, serving.refusals());
    assertEquals(1, serving.taken());
  }

  @Test
  void aNewPairIsTakenAndTheSameOneIsNotReadAgain(@TempDir Path other) throws Exception {
    TestCertificate.in(folder);
    ServingCertificate serving = new ServingCertificate(folder.toString());
    serving.getKeyStore(VERTX);
    serving.getKeyStore(VERTX);
    assertEquals(1, serving.taken());
    TestCertificate.in(folder);
    serving.getKeyStore(VERTX);
    assertEquals(2, serving.taken());
    assertEquals("", serving.refused());
  }

  @Test
  void withoutAnyPairItDoesNotStart() {
    ServingCertificate serving = new ServingCertificate(folder.toString());
    String why =
        assertThrows(IllegalStateException.class, () -> serving.getKeyStore(VERTX)).getMessage();
    assertTrue(
        String.valueOf(why).startsWith("no certificate to serve with: " + folder),
        String.valueOf(why));
  }
}

package dev.tenfold.http;

import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The certificate that reviews are answered with, taken from its files again and again. A pair that
 * does not fit together is not taken up: the one before it goes on, and the log says why.
 */
@ApplicationScoped
@Identifier("webhook")
class ServingCertificate implements KeyStoreProvider {
  private static final Logger LOG = Logger.getLogger(ServingCertificate.class);

  private final Path folder;
  private volatile Optional<KeyPairFiles> inUse = Optional.empty();
  private volatile String refused = "";
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();
  private String lastSeen = "";

  ServingCertificate(@ConfigProperty(name = "tenfold.tls-dir") String folder) {
    this.folder = Path.of(folder);
  }

  /** The pair in use; at the start there must be one. */
  @Override
  public KeyStoreAndKeyCertOptions getKeyStore(Vertx vertx) {
    look(vertx);
    return inUse
        .map(KeyPairFiles::options)
        .orElseThrow(() -> new IllegalStateException("no certificate to serve with: " + refused));
  }

  private synchronized void look(Vertx vertx) {
    try {
      String certificate = Files.readString(folder.resolve("tls.crt"), StandardCharsets.US_ASCII);
      String key = Files.readString(folder.resolve("tls.key"), StandardCharsets.US_ASCII);
      if (lastSeen.equals(certificate + key)) {
        return;
      }
      lastSeen = certificate + key;
      KeyPairFiles read = KeyPairFiles.of(vertx, certificate, key);
      inUse = Optional.of(read);
      refused = "";
      taken.incrementAndGet();
      LOG.infof("serving with the certificate in %s, valid until %s", folder, read.end());
    } catch (IOException unreadable) {
      refuse(folder + " cannot be read: " + unreadable.getMessage());
    } catch (KeyPairFiles.Unusable unusable) {
      refuse(unusable.why());
    }
  }

  private void refuse(String why) {
    if (!why.equals(refused)) {
      refusals.incrementAndGet();
      LOG.errorf(
          "the certificate in %s is not taken%s: %s",
          folder, inUse.isPresent() ? ", the one before it goes on" : "", why);
    }
    refused = why;
  }

  /** When the certificate in use ends. */
  Optional<Instant> end() {
    return inUse.map(KeyPairFiles::end);
  }

  /** Why what lies in the folder now is not in use; empty where it is. */
  String refused() {
    return refused;
  }

  long taken() {
    return taken.get();
  }

  long refusals() {
    return refusals.get();
  }
}

package dev.tenfold.http;

import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/** A certificate and a key that belong together. */
record KeyPairFiles(KeyStoreAndKeyCertOptions options, Instant end) {
  private static final byte[] PROOF = {1, 0, 0, 0};

  /** The files hold no pair that a server could use; the message is a clause. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    private final String why;

    Unusable(String why) {
      super(why);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  static KeyPairFiles of(Vertx vertx, String certificate, String key) throws Unusable {
    PemKeyCertOptions pem =
        new PemKeyCertOptions()
            .addCertValue(Buffer.buffer(certificate))
            .addKeyValue(Buffer.buffer(key));
    try {
      for (KeyManager manager : pem.getKeyManagerFactory(vertx).getKeyManagers()) {
        if (manager instanceof X509KeyManager keys) {
          X509Certificate first = check(keys);
          return new KeyPairFiles(
              new KeyStoreAndKeyCertOptions(pem.loadKeyStore(vertx), pem),
              first.getNotAfter().toInstant());
        }
      }
      throw new Unusable("tls.crt and tls.key hold no key");
    } catch (Unusable known) {
      throw known;
    } catch (Exception unreadable) {
      throw new Unusable("tls.crt or tls.key cannot be read: " + unreadable.getMessage());
    }
  }

  /** What the key signs, the certificate must confirm. */
  private static X509Certificate check(X509KeyManager keys) throws Unusable {
    for (String type : new String[] {"EC", "RSA", "EdDSA"}) {
      String[] aliases = keys.getServerAliases(type, null);
      if (aliases != null && aliases.length > 0) {
        X509Certificate certificate = keys.getCertificateChain(aliases[0])[0];
        if (!fits(certificate, keys.getPrivateKey(aliases[0]))) {
          throw new Unusable("the key in tls.key is not the one of the certificate in tls.crt");
        }
        return certificate;
      }
    }
    throw new Unusable("tls.crt holds no certificate for a server");
  }

  private static boolean fits(X509Certificate certificate, PrivateKey key) {
    try {
      String algorithm =
          switch (key.getAlgorithm().toUpperCase(Locale.ROOT)) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
          };
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(PROOF);
      byte[] signature = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certificate.getPublicKey());
      verifying.update(PROOF);
      return verifying.verify(signature);
    } catch (GeneralSecurityException otherKind) {
      return false;
    }
  }
}

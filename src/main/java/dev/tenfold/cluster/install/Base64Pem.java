package dev.tenfold.cluster.install;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Certificates as the API holds them: PEM, in base64. */
final class Base64Pem {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  private Base64Pem() {}

  /** Empty where it is no base64. */
  static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      return "";
    }
  }

  static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Each certificate of a text once, in order. */
  static String distinct(String text) {
    return CERTIFICATE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .distinct()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  static List<X509Certificate> certificates(String text) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  /** Whether one of the authorities signed the first of a chain, or the last that leads to it. */
  static boolean isSigned(List<X509Certificate> chain, List<X509Certificate> authorities) {
    X509Certificate last = chain.getFirst();
    for (X509Certificate next : chain.subList(1, chain.size())) {
      last = signed(next, last) ? next : last;
    }
    X509Certificate end = last;
    return authorities.stream().anyMatch(authority -> signed(authority, end));
  }

  private static boolean signed(X509Certificate issuer, X509Certificate certificate) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException another) {
      return false;
    }
  }
}

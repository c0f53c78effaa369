package dev.tenfold.http;

import io.quarkus.tls.runtime.TrustAllOptions;
import io.quarkus.tls.runtime.TrustStoreAndTrustOptions;
import io.quarkus.tls.runtime.TrustStoreProvider;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who may ask for a review. Everybody, as the API server shows no certificate unless it is told to;
 * with {@code TENFOLD_CLIENT_CA} only who has one that this authority signed.
 */
@ApplicationScoped
@Identifier("webhook")
class ClientCertificates implements TrustStoreProvider {
  /** Before anything is read of a body. */
  private static final int FIRST = 2000;

  private final Optional<String> authority;
  private final WarmUp warmUp;

  ClientCertificates(
      @ConfigProperty(name = "tenfold.client-ca") Optional<String> authority, WarmUp warmUp) {
    this.authority = authority.filter(path -> !path.isBlank());
    this.warmUp = warmUp;
  }

  @Override
  public TrustStoreAndTrustOptions getTrustStore(Vertx vertx) {
    try {
      if (authority.isPresent()) {
        PemTrustOptions trusted = new PemTrustOptions().addCertPath(authority.get());
        return new TrustStoreAndTrustOptions(trusted.loadKeyStore(vertx), trusted);
      }
      // whatever is shown is not looked at, and must not break a connection
      KeyStore none = KeyStore.getInstance("PKCS12");
      none.load(null, null);
      return new TrustStoreAndTrustOptions(none, TrustAllOptions.INSTANCE);
    } catch (Exception unreadable) {
      throw new IllegalStateException(
          "the client CA cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  void register(@Observes Filters filters) {
    if (authority.isPresent()) {
      filters.register(this::check, FIRST);
    }
  }

  private void check(RoutingContext context) {
    if (isVerified(context.request().sslSession()) || warmUp.isMine(context.request())) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(403)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
        .end("tenfold: a client certificate of the API server is needed\n");
  }

  private static boolean isVerified(@org.jspecify.annotations.Nullable SSLSession session) {
    try {
      return session != null && session.getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException none) {
      return false;
    }
  }
}

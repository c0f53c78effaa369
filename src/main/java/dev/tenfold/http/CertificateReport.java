package dev.tenfold.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how long the certificate holds. It never makes a replica unready: without any replica the
 * API server would not be answered either, and an expired certificate is told by the alert.
 */
@Readiness
@ApplicationScoped
class CertificateReport implements HealthCheck {
  private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  private final ServingCertificate certificate;

  CertificateReport(@Identifier("webhook") ServingCertificate certificate, MeterRegistry registry) {
    this.certificate = certificate;
    Gauge.builder("tenfold.certificate.days.left", this, CertificateReport::daysLeft)
        .description("Days until the certificate of the webhook ends")
        .register(registry);
    FunctionCounter.builder("tenfold.certificate.reads", certificate, ServingCertificate::taken)
        .description("Certificates taken from their files, or refused")
        .tag("result", "taken")
        .register(registry);
    FunctionCounter.builder("tenfold.certificate.reads", certificate, ServingCertificate::refusals)
        .description("Certificates taken from their files, or refused")
        .tag("result", "refused")
        .register(registry);
  }

  private double daysLeft() {
    return certificate
        .end()
        .map(end -> Duration.between(Instant.now(), end).toSeconds() / SECONDS_A_DAY)
        .orElse(Double.NaN);
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder report = HealthCheckResponse.named("certificate").up();
    certificate.end().ifPresent(end -> report.withData("valid until", end.toString()));
    report.withData("days left", (long) Math.floor(daysLeft()));
    if (!certificate.refused().isEmpty()) {
      report.withData("not taken", certificate.refused());
    }
    return report.build();
  }
}

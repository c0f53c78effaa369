package dev.tenfold.cluster.install;

import java.util.List;
import java.util.Map;

/**
 * What the chart says of the release.
 *
 * @param name of the Service, and of everything else
 * @param secret with the certificate; empty where the chart does not make it
 * @param account of the replicas, where the API server is to ask only once they answer
 */
record Release(String namespace, String name, String secret, int days, String account) {
  static Release of(Map<String, String> options) {
    return new Release(
        required(options, "namespace"),
        required(options, "name"),
        options.getOrDefault("secret", ""),
        Integer.parseInt(options.getOrDefault("days", "3650")),
        options.getOrDefault("account", ""));
  }

  private static String required(Map<String, String> options, String name) {
    String value = options.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  /** The names under which the API server calls the webhook. */
  List<String> hosts() {
    String host = name + "." + namespace + ".svc";
    return List.of(host, host + ".cluster.local");
  }

  boolean makesCertificate() {
    return !secret.isEmpty();
  }

  boolean waitsForAnswers() {
    return !account.isEmpty();
  }

  String inService() {
    return name + "-in-service";
  }
}

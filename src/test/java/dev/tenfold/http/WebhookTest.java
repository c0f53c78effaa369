package dev.tenfold.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.config.SSLConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class WebhookTest {
  @TestHTTPResource(value = "/", tls = true)
  URI server;

  private static final String REVIEW =
      """
      {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "u-1",
       "operation": "CREATE", "namespace": "team-a", "userInfo": {"username": "jane"},
       "object": %s}}
      """;

  private RequestSpecification request() {
    return given()
        .config(
            RestAssuredConfig.config().sslConfig(SSLConfig.sslConfig().relaxedHTTPSValidation()))
        .baseUri(server.toString())
        .contentType("application/json");
  }

  private ValidatableResponse validate(String body) {
    return request().body(body).post("/validate").then();
  }

  private static String job(String args) {
    return REVIEW.formatted(
        """
        {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "zephyr"}, "spec": {"template":
         {"spec": {"containers": [{"name": "train", "command": ["trl", "sft"], "args": %s}]}}}}
        """
            .formatted(args));
  }

  @Test
  void aCopiedRateIsRefusedWithTheWholeMessage() {
    validate(job("[\"--use_peft\", \"--load_in_4bit\", \"--learning_rate\", \"2.0e-05\"]"))
        .statusCode(200)
        .body("apiVersion", is("admission.k8s.io/v1"))
        .body("kind", is("AdmissionReview"))
        .body("response.uid", is("u-1"))
        .body("response.allowed", is(false))
        .body("response.status.code", is(403))
        .body(
            "response.status.message",
            is(
                "learning rate 2.0e-05 in container \"train\" (args[3]) looks copied from full"
                    + " fine-tuning: this QLoRA SFT run (TRL) needs about 10x, 2.0e-04; set"
                    + " --learning_rate 2.0e-04, or annotate tenfold.dev/allow: \"<reason>\""));
  }

  @Test
  void aRightRateIsAllowedWithoutAWord() {
    validate(job("[\"--use_peft\", \"--load_in_4bit\", \"--learning_rate\", \"2.0e-04\"]"))
        .statusCode(200)
        .body("response.allowed", is(true))
        .body("response.warnings", nullValue())
        .body("response.status", nullValue());
  }

  @Test
  void mutateNeverRefuses() {
    request()
        .body(job("[\"--use_peft\", \"--load_in_4bit\", \"--learning_rate\", \"2.0e-05\"]"))
        .post("/mutate")
        .then()
        .statusCode(200)
        .body("response.allowed", is(true))
        .body("response.patch", nullValue());
  }

  @Test
  void aFieldOfTheWrongTypeIsAdmittedAndAudited() {
    validate(job("[\"--use_peft\", \"--load_in_4bit\", \"--learning_rate\", 5]"))
        .statusCode(200)
        .body("response.allowed", is(true))
        .body(
            "response.auditAnnotations.unreadable",
            equalTo(
                TestServer.apiServer().isPresent()
                    ? "args[3] is a number, not text"
                    : "args[3] is a number, not text; Namespace \"team-a\" cannot be read: no answer"
                        + " from the API server"));
  }

  @Test
  void anObjectOfAnotherKindIsAllowed() {
    validate(REVIEW.formatted("{\"apiVersion\": \"v1\", \"kind\": \"Secret\", \"metadata\": {}}"))
        .statusCode(200)
        .body("response.allowed", is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"operation\": \"DELETE\", \"object\": null, \"oldObject\": %s",
        "\"operation\": \"UPDATE\", \"subResource\": \"status\", \"object\": %s, \"oldObject\": null",
        "\"operation\": \"UPDATE\", \"subResource\": \"scale\", \"object\": {\"kind\": \"Scale\"}"
      })
  void whatIsNotAboutAnObjectAsAWholeIsAllowed(String request) {
    String copied =
        """
        {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "zephyr"}, "spec": {"template":
         {"spec": {"containers": [{"name": "train", "command": ["trl", "sft", "--use_peft",
          "--load_in_4bit", "--learning_rate", "2e-5"]}]}}}}
        """;
    validate(
            "{\"apiVersion\": \"admission.k8s.io/v1\", \"kind\": \"AdmissionReview\", \"request\":"
                + " {\"uid\": \"u-1\", "
                + request.formatted(copied)
                + "}}")
        .statusCode(200)
        .body("response.allowed", is(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                                                      | the body is empty
          nonsense                                                | the body is no JSON: line 1, column 1
          {"kind": "AdmissionReview", "apiVer                     | the body is no JSON: line 1, column 36
          []                                                      | the body is no AdmissionReview
          {"kind": "Pod"}                                         | the body is no AdmissionReview
          {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1beta1"} | AdmissionReview of version "admission.k8s.io/v1beta1" is not served; send admission.k8s.io/v1
          {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1"} | the AdmissionReview has no request
          {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1", "request": {"object": {}}} | the request has no uid
          {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1", "request": {"uid": "1"}} | the request has no object
          """)
  void aBadBodyIsRefusedWithOneSentence(String body, String sentence) {
    for (String path : new String[] {"/validate", "/mutate"}) {
      request()
          .body(body)
          .post(path)
          .then()
          .statusCode(400)
          .body(equalTo("tenfold: " + sentence + "\n"));
    }
  }

  @Test
  void aBodyOverTheLimitIsRefusedWithOneSentence() {
    validate(" ".repeat(BodyLimit.BYTES + 1))
        .statusCode(413)
        .body(equalTo("tenfold: the body is larger than 8388608 bytes\n"));
  }

  @Test
  void aBodyThatIsNoReviewAndNestedTooDeeplyIsRefusedWithOneSentence() {
    validate("[".repeat(100_000))
        .statusCode(400)
        .body(equalTo("tenfold: the body is not read: " + NOT_READ + "\n"));
  }

  private static final String NOT_READ =
      "nested deeper than 500 levels, more than 250000 values, or a number or name without end";

  static Stream<String> extremeValues() {
    return Stream.of(
        "[".repeat(2000) + "]".repeat(2000),
        "[" + "{},".repeat(1_000_000) + "{}]",
        "1".repeat(5000),
        "{\"" + "k".repeat(60_000) + "\": 1}");
  }

  /** An API server takes it, so that refusing it would refuse a user what is no mistake. */
  @ParameterizedTest
  @MethodSource("extremeValues")
  void anObjectThatIsMoreThanIsReadIsAdmittedAndSaysWhy(String value) {
    for (String path : new String[] {"/validate", "/mutate"}) {
      request()
          .body(
              REVIEW.formatted(
                  "{\"apiVersion\": \"batch/v1\", \"kind\": \"Job\", \"metadata\": {\"name\": \"j\"},"
                      + " \"spec\": {\"extreme\": "
                      + value
                      + "}}"))
          .post(path)
          .then()
          .statusCode(200)
          .body("response.uid", is("u-1"))
          .body("response.allowed", is(true))
          .body("response.warnings", is(List.of("tenfold: the object is not judged: " + NOT_READ)));
    }
    assertTrue(page().contains("tenfold_reviews_overrun_total"), page());
  }

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @TestHTTPResource(value = "/health/ready", management = true)
  URI ready;

  @Test
  void healthAndMetricsAreOnTheirOwnPlainPort() {
    validate(job("[\"--use_peft\", \"--load_in_4bit\", \"--learning_rate\", \"2.0e-05\"]"));
    given().get(ready).then().statusCode(200).body("status", is("UP"));
    String page = page();
    assertTrue(
        page.contains(
            "tenfold_reviews_total{action=\"deny\",kind=\"Job\",operation=\"CREATE\",verdict=\"copied\",webhook=\"validate\"}"),
        page);
    assertTrue(page.contains("tenfold_defects_total{kind=\"Job\"} 0.0"), page);
    assertTrue(
        page.contains(
            "tenfold_runs_total{action=\"deny\",child=\"false\",framework=\"trl\",method=\"qlora\",verdict=\"copied\",wanted=\"deny\"}"),
        page);
  }

  private String page() {
    return given().get(metrics).then().statusCode(200).extract().body().asString();
  }
}

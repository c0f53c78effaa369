import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What an API server does around the webhook, for the demo, which has none. Run from source with the application's own
 * libraries on the class path.
 *
 * <pre>
 *   of JOB.yaml                  the AdmissionReview that asks about the job (the file's last document)
 *   object JOB.yaml              the job as JSON, an element a line
 *   patched JOB.yaml ANSWER      the job after the patch of the answer
 *   refusal ANSWER               status and message of the answer, as kubectl shows them
 * </pre>
 */
final class Review {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] args) throws IOException {
    System.out.println(
        switch (args[0]) {
          case "of" -> of(job(args[1])).toString();
          case "object" -> lines(job(args[1]));
          case "patched" -> lines(JsonPatch.apply(patch(args[2]), job(args[1])));
          case "refusal" -> refusal(answer(args[1]));
          default -> throw new IllegalArgumentException(args[0]);
        });
  }

  private static JsonNode of(JsonNode job) {
    var apiVersion = job.path("apiVersion").asText();
    var group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    var version = apiVersion.substring(apiVersion.indexOf('/') + 1);
    var kind = job.path("kind").asText();
    ObjectNode review = JSON.createObjectNode();
    review.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
    ObjectNode request = review.putObject("request");
    request.put("uid", "5d0e7e2c-8f0b-4a39-9c0e-0123456789ab");
    request.putObject("kind").put("group", group).put("version", version).put("kind", kind);
    request
        .putObject("resource")
        .put("group", group)
        .put("version", version)
        .put("resource", kind.toLowerCase(java.util.Locale.ROOT) + "s");
    request.put("name", job.at("/metadata/name").asText()).put("namespace", "default");
    request.put("operation", "CREATE");
    request.putObject("userInfo").put("username", "demo");
    request.set("object", job);
    return review;
  }

  private static String refusal(JsonNode response) {
    if (response.path("allowed").asBoolean()) {
      throw new IllegalStateException("the job was admitted: " + response);
    }
    var reason = response.at("/status/reason").asText();
    return "Error from server%s|admission webhook \"validate.tenfold.dev\" denied the request: %s"
        .formatted(reason.isEmpty() ? "" : " (" + reason + ")", response.at("/status/message").asText());
  }

  private static JsonNode patch(String file) throws IOException {
    return JSON.readTree(answer(file).path("patch").binaryValue());
  }

  private static JsonNode answer(String file) throws IOException {
    return JSON.readTree(Files.readString(Path.of(file))).path("response");
  }

  private static JsonNode job(String file) throws IOException {
    Object last = null;
    for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(Files.readString(Path.of(file)))) {
      last = document;
    }
    return JSON.valueToTree(last);
  }

  private static String lines(JsonNode node) throws IOException {
    var printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    return JSON.writer(printer).writeValueAsString(node);
  }
}

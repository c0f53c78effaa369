import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What Grafana and Prometheus would make of the chart's dashboard and alerts. Run from source with the application's own
 * libraries on the class path.
 *
 * <pre>
 *   check URL DASHBOARD.json           every query of a panel has data, every alert has a state
 *   firing URL ALERT...                waits until these fire
 *   draw URL DASHBOARD.json OUT.svg    the panels as a picture, of the time since Prometheus runs
 * </pre>
 */
final class Panels {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String[] COLOURS = {"#2f6fb5", "#d9822b", "#3c9a5f", "#b5483a", "#7a5ea8", "#8a8a3a", "#3aa0a8"};

  private static String url = "";

  public static void main(String[] args) throws Exception {
    url = args[1];
    switch (args[0]) {
      case "check" -> check(dashboard(args[2]));
      case "firing" -> firing(List.of(args).subList(2, args.length));
      case "draw" -> Files.writeString(Path.of(args[3]), draw(dashboard(args[2])));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static JsonNode dashboard(String file) throws IOException {
    return JSON.readTree(Files.readString(Path.of(file))).path("panels");
  }

  private static void check(JsonNode panels) throws Exception {
    for (JsonNode panel : panels) {
      for (JsonNode target : panel.path("targets")) {
        String name = "the panel \"" + panel.path("title").asText() + "\" has data";
        String expression = target.path("expr").asText();
        JsonNode answer = get("/api/v1/query?query=" + encoded(expression));
        say(answer.at("/data/result").size() > 0, name, expression + " gives " + answer);
      }
    }
    for (JsonNode rule : rules()) {
      say(
          rule.path("health").asText().equals("ok") && !rule.path("state").asText().isEmpty(),
          "the alert " + rule.path("name").asText() + " has a state",
          rule.toString());
    }
  }

  private static void say(boolean good, String name, String detail) {
    System.out.println((good ? "ok - " : "not ok - ") + name);
    if (!good) {
      System.out.println("    " + detail);
    }
  }

  private static void firing(List<String> names) throws Exception {
    Instant end = Instant.now().plusSeconds(90);
    for (String name : names) {
      boolean fires = false;
      while (!fires && Instant.now().isBefore(end)) {
        for (JsonNode rule : rules()) {
          fires |= rule.path("name").asText().equals(name) && rule.path("state").asText().equals("firing");
        }
        if (!fires) {
          Thread.sleep(1000);
        }
      }
      StringBuilder states = new StringBuilder();
      for (JsonNode rule : rules()) {
        states.append(rule.path("name").asText()).append(' ').append(rule.path("state").asText()).append("; ");
      }
      say(fires, "the alert " + name + " fires", states.toString());
    }
  }

  private static List<JsonNode> rules() throws Exception {
    List<JsonNode> rules = new ArrayList<>();
    get("/api/v1/rules").at("/data/groups").forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }

  private static JsonNode get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20)).build();
    return JSON.readTree(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static final int UNIT = 46;
  private static final int HEIGHT = 190;

  private static String draw(JsonNode panels) throws Exception {
    long end = Instant.now().getEpochSecond();
    long start = Instant.parse(get("/api/v1/status/runtimeinfo").at("/data/startTime").asText()).getEpochSecond() + 5;
    StringBuilder picture = new StringBuilder();
    int bottom = 0;
    for (JsonNode panel : panels) {
      int x = panel.at("/gridPos/x").asInt() * UNIT;
      int y = panel.at("/gridPos/y").asInt() / 7 * HEIGHT;
      int width = panel.at("/gridPos/w").asInt() * UNIT - 8;
      bottom = Math.max(bottom, y + HEIGHT);
      picture.append("<g transform=\"translate(").append(x + 4).append(' ').append(y + 4).append(")\">\n<rect width=\"")
          .append(width).append("\" height=\"").append(HEIGHT - 8).append("\" rx=\"4\" fill=\"#fff\" stroke=\"#d0d5da\"/>\n");
      text(picture, 10, 20, 13, "#222", panel.path("title").asText());
      if (panel.path("type").asText().equals("stat")) {
        stat(picture, panel, width);
      } else {
        lines(picture, panel, width, start, end);
      }
      picture.append("</g>\n");
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + 24 * UNIT + " " + bottom
        + "\" font-family=\"Helvetica, Arial, sans-serif\">\n<rect width=\"100%\" height=\"100%\" fill=\"#f4f5f7\"/>\n" + picture + "</svg>\n";
  }

  private static void stat(StringBuilder picture, JsonNode panel, int width) throws Exception {
    JsonNode result = get("/api/v1/query?query=" + encoded(panel.at("/targets/0/expr").asText())).at("/data/result/0/value/1");
    String unit = panel.at("/fieldConfig/defaults/unit").asText().equals("d") ? " d" : "";
    double value = result.isMissingNode() ? Double.NaN : Double.parseDouble(result.asText());
    picture.append("<text x=\"").append(width / 2).append("\" y=\"112\" font-size=\"40\" fill=\"#2f6fb5\" text-anchor=\"middle\">")
        .append(Double.isNaN(value) ? "no data" : number(Math.rint(value)) + unit).append("</text>\n");
  }

  private record Line(String name, List<double[]> points) {}

  private static void lines(StringBuilder picture, JsonNode panel, int width, long start, long end) throws Exception {
    List<Line> lines = new ArrayList<>();
    double most = 0;
    for (JsonNode target : panel.path("targets")) {
      long step = Math.max(1, (end - start) / 120);
      JsonNode series = get("/api/v1/query_range?query=" + encoded(target.path("expr").asText()) + "&start=" + start + "&end=" + end + "&step=" + step).at("/data/result");
      for (JsonNode one : series) {
        List<double[]> points = new ArrayList<>();
        for (JsonNode value : one.path("values")) {
          double y = Double.parseDouble(value.path(1).asText());
          if (!Double.isNaN(y) && !Double.isInfinite(y)) {
            points.add(new double[] {value.path(0).asDouble(), y});
            most = Math.max(most, y);
          }
        }
        lines.add(new Line(legend(target.path("legendFormat").asText(), one.path("metric")), points));
      }
    }
    int left = 54;
    int plot = 100;
    double scale = most == 0 ? 1 : most;
    for (int tick = 0; tick <= 2; tick++) {
      int y = 32 + plot - plot * tick / 2;
      picture.append("<path d=\"M").append(left).append(' ').append(y).append('H').append(width - 10).append("\" stroke=\"#e5e8eb\"/>\n");
      text(picture, 6, y + 4, 10, "#777", measured(scale * tick / 2, panel.at("/fieldConfig/defaults/unit").asText()));
    }
    int number = 0;
    int place = left;
    for (Line line : lines) {
      String colour = COLOURS[number % COLOURS.length];
      StringBuilder path = new StringBuilder();
      for (double[] point : line.points()) {
        double x = left + (point[0] - start) / Math.max(1, end - start) * (width - 10 - left);
        path.append(path.isEmpty() ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f %.1f", x, 32 + plot - point[1] / scale * plot));
      }
      picture.append("<path d=\"").append(path).append("\" fill=\"none\" stroke-width=\"1.5\" stroke=\"").append(colour).append("\"/>\n");
      int row = number / 3;
      place = number % 3 == 0 ? 10 : place + (width - 16) / 3;
      if (row < 2) {
        text(picture, place, 152 + row * 15, 10, colour, line.name());
      }
      number++;
    }
  }

  private static String legend(String format, JsonNode labels) {
    String name = format;
    for (var label : labels.properties()) {
      name = name.replace("{{" + label.getKey() + "}}", label.getValue().asText());
    }
    name = name.replaceAll("\\{\\{[a-z_]*}}", "").strip();
    return name.length() > 26 ? name.substring(0, 25) + "…" : name;
  }

  private static String measured(double value, String unit) {
    return switch (unit) {
      case "bytes" -> number(value / (1 << 20)) + " MiB";
      case "s" -> number(value * 1000) + " ms";
      case "percentunit" -> number(value * 100) + " %";
      case "reqps" -> number(value) + "/s";
      default -> number(value);
    };
  }

  private static String number(double value) {
    return value >= 100 || value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, value < 1 ? "%.2f" : "%.1f", value);
  }

  private static void text(StringBuilder picture, int x, int y, int size, String colour, String text) {
    picture.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\" font-size=\"").append(size).append("\" fill=\"").append(colour).append("\">")
        .append(text.replace("&", "&amp;").replace("<", "&lt;")).append("</text>\n");
  }
}

package dev.tenfold.generated;

import dev.tenfold.training.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The recipes that 27 projects publish, one row for each framework, method, stage, size and rate.
 * Its columns are told in the first line of the file.
 */
public final class PublishedRecipes {
  private static final Path FILE = Path.of("src/test/resources/published-recipes.tsv");

  private PublishedRecipes() {}

  /**
   * A row.
   *
   * @param stage its name in the file, which has more stages than the table of the policy
   * @param count how many recipe files it stands for
   */
  public record Row(
      String framework, String method, String stage, BigDecimal rate, int count, String size) {}

  public static List<Row> all() {
    try {
      return Files.readAllLines(FILE).stream()
          .skip(2)
          .map(line -> line.split("\t", -1))
          .map(cells ->
              new Row(
                  cells[0],
                  cells[1],
                  cells[2],
                  new BigDecimal(cells[4]),
                  Integer.parseInt(cells[5]),
                  cells[3]))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The rows of a stage and a method. */
  public static List<Row> of(Stage stage, String method) {
    return all().stream()
        .filter(row -> row.stage().equals(stage.id()) && row.method().equals(method))
        .toList();
  }
}

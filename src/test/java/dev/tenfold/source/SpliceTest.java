package dev.tenfold.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpliceTest {
  private static Splice splice(int start, int end, String text) {
    return new Splice(new Span(start, end), text);
  }

  @Test
  void severalSplicesAreMadeWhateverTheirOrder() {
    assertEquals(
        Optional.of("AAbXcd"), Splice.all("abcd", List.of(splice(2, 2, "X"), splice(0, 1, "AA"))));
  }

  @Test
  void oneThatAddsStandsBeforeOrBehindOneThatReplaces() {
    assertEquals(
        Optional.of("a<NEW>d"),
        Splice.all("abcd", List.of(splice(3, 3, ">"), splice(1, 3, "NEW"), splice(1, 1, "<"))));
  }

  @Test
  void theSameSpliceTwiceIsMadeOnce() {
    assertEquals(
        Optional.of("aXd"), Splice.all("abcd", List.of(splice(1, 3, "X"), splice(1, 3, "X"))));
  }

  @Test
  void twoThatWantTheSamePlaceAreRefused() {
    assertEquals(
        Optional.empty(), Splice.all("abcd", List.of(splice(1, 3, "X"), splice(1, 3, "Y"))));
    assertEquals(
        Optional.empty(), Splice.all("abcd", List.of(splice(1, 3, "X"), splice(2, 4, "Y"))));
    assertEquals(
        Optional.empty(), Splice.all("abcd", List.of(splice(1, 3, "X"), splice(2, 2, "Y"))));
    assertEquals(
        Optional.empty(), Splice.all("abcd", List.of(splice(2, 2, "X"), splice(2, 2, "Y"))));
  }

  @Test
  void aPlaceBehindTheTextIsRefused() {
    assertEquals(Optional.empty(), Splice.all("abcd", List.of(splice(3, 5, "X"))));
  }
}

package dev.tenfold.http;

import dev.tenfold.source.Limits;

/** Gives every review limits of its own, the end of its time among them. */
@FunctionalInterface
interface ReviewLimits {
  Limits forReview();
}

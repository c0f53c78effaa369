/** What do we answer? From an object to its runs, their verdicts, the message and the patch. */
@NullMarked
package dev.tenfold.review;

import org.jspecify.annotations.NullMarked;

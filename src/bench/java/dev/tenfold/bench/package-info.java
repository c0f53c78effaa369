/**
 * What does it cost: benchmarks of the rooms, the limit beside the server, and the page of both.
 */
@NullMarked
package dev.tenfold.bench;

import org.jspecify.annotations.NullMarked;

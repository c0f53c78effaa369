/** Kubernetes: the objects that a review has to look up, and the Events that come of it. */
@NullMarked
package dev.tenfold.cluster;

import org.jspecify.annotations.NullMarked;

/** Kubernetes: the objects that a review has to look up. */
@NullMarked
package dev.tenfold.cluster;

import org.jspecify.annotations.NullMarked;

/** How does it come into a cluster? The jobs of the chart, before and after Helm's own work. */
@NullMarked
package dev.tenfold.cluster.install;

import org.jspecify.annotations.NullMarked;

/** Is that rate plausible? The table, the checks and what a cluster wants done about them. */
@NullMarked
package dev.tenfold.policy;

import org.jspecify.annotations.NullMarked;

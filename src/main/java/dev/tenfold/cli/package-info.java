/** Files: the same decision offline, for a person or for a pipeline. */
@NullMarked
package dev.tenfold.cli;

import org.jspecify.annotations.NullMarked;

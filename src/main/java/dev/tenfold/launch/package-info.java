/** What process starts? Words, environment and files of each command that would run. */
@NullMarked
package dev.tenfold.launch;

import org.jspecify.annotations.NullMarked;

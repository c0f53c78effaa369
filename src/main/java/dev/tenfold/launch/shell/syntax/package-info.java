/** How is a shell script built? POSIX shell and the usual bash, with the span of every word. */
@NullMarked
package dev.tenfold.launch.shell.syntax;

import org.jspecify.annotations.NullMarked;

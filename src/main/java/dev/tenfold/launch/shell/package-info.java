/** Which commands does a shell script run, and with which words? */
@NullMarked
package dev.tenfold.launch.shell;

import org.jspecify.annotations.NullMarked;

/** What does a Python text start? Its calls and what they are given, read and never run. */
@NullMarked
package dev.tenfold.launch.python;

import org.jspecify.annotations.NullMarked;

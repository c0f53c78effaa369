/** What stands in a Python text? Its tokens and its tree, every node with its span. */
@NullMarked
package dev.tenfold.launch.python.syntax;

import org.jspecify.annotations.NullMarked;

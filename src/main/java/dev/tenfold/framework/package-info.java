/** What was asked of it? The training frameworks, and how each of them reads its command line. */
@NullMarked
package dev.tenfold.framework;

import org.jspecify.annotations.NullMarked;

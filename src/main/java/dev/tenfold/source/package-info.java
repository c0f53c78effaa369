/** Where is it written? Places, spans and texts that remember where each character came from. */
@NullMarked
package dev.tenfold.source;

import org.jspecify.annotations.NullMarked;

/** Which pods will run? The kinds of object that start training, and where each says so. */
@NullMarked
package dev.tenfold.job;

import org.jspecify.annotations.NullMarked;

/** What is a training run? Its method, its stage and its learning rate, and nothing of pods. */
@NullMarked
package dev.tenfold.training;

import org.jspecify.annotations.NullMarked;

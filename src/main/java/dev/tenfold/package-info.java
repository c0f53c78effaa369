/**
 * Tenfold finds QLoRA jobs whose learning rate was copied from full fine-tuning. An object goes one
 * way: {@code job} (which pods?), {@code launch} (what starts?), {@code framework} (what run is
 * it?), {@code policy} (is the rate plausible?), {@code review} (what do we answer?); {@code
 * source} and {@code training} are the words that all of them speak. The edges are {@code http},
 * {@code cluster}, {@code cli}.
 */
@NullMarked
package dev.tenfold;

import org.jspecify.annotations.NullMarked;

package dev.tenfold.launch.shell.syntax;

/**
 * Why a script could not be read to its end.
 *
 * @param at the offset (UTF-16) at which reading stopped or at which the unfinished thing began
 * @param why a short clause for the user
 */
public record Problem(int at, String why) {}

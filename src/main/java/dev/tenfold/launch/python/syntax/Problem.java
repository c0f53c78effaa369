package dev.tenfold.launch.python.syntax;

/** Why a text is no Python, and the offset from which on it is none. */
public record Problem(int at, String why) {}

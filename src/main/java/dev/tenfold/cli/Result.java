package dev.tenfold.cli;

import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.review.Answer;

/** What was said about one object of the input. */
record Result(FileObject object, Answer answer) {}

package dev.tenfold.cli;

import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.review.Correction;

/**
 * Something to be written, in the file and in the object that it holds.
 *
 * @param from what stands there; empty where a word is added
 * @param edit the change of the object, to compare the file with when it is read again
 */
record Placed(FileEdit inFile, FileObject object, String from, Correction.Edit edit) {}

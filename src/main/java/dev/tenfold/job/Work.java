package dev.tenfold.job;

import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Something that an object sets to work: a process in a container, or a run that it declares. */
public sealed interface Work permits Container, Declared {
  /** What launches it, in the submitted object. */
  Pointer at();

  /** The same for a reader: {@code container "pytorch"}. */
  String where();

  /** The annotations of the pod template, or of the embedded object, that it belongs to. */
  Map<String, String> annotations();

  /** The same with every text changed, as by a template engine that fills in placeholders. */
  Work with(UnaryOperator<Text> change);

  /**
   * The same where the object only refers to it, or holds it as text: it is launched from the place
   * given, and no word can be added to it.
   */
  Work from(Pointer at);

  /** The same with the annotations of what it lies in, over which its own count. */
  Work annotated(Map<String, String> outer);
}

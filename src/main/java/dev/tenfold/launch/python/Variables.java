package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code os.environ}: what the object sets, under what the script itself has set. */
final class Variables {
  /** What a launcher, a cluster or the image sets as a rule. */
  private static final Pattern SET_BY_OTHERS =
      Pattern.compile(
          "(LOCAL_|GROUP_|NODE_|ROLE_)?RANK|(LOCAL_|ROLE_)?WORLD_SIZE|MASTER_(ADDR|PORT)"
              + "|PATH|HOME|USER|HOSTNAME|PWD|SHELL|LANG|TERM|PYTHONPATH|CUDA_VISIBLE_DEVICES"
              + "|(OMPI|PMI|PET|SLURM|KUBERNETES|TORCHELASTIC|ACCELERATE|RAY|SM|NVIDIA|CUDA)_.*");

  private final Session session;

  Variables(Session session) {
    this.session = session;
  }

  /** The value of a variable that must be set. */
  Value required(Value name) {
    Value found = get(name);
    return found instanceof Value.Missing ? nowhere(name) : found;
  }

  private Value nowhere(Value name) {
    String variable = Values.text(name).orElse("");
    return Values.unknown("$" + variable + ", which is set nowhere", "$" + variable);
  }

  /** The value of a variable, nothing where nobody sets it. */
  Value get(Value name) {
    Optional<String> known = Values.text(name);
    if (known.isEmpty()) {
      return Values.dependent(name, "$" + Values.key(name));
    }
    Value own = session.environment.get(known.get());
    Value given = given(known.get());
    return own == null ? given : Containers.orElse(session.way.resolved(own), given);
  }

  private Value given(String name) {
    Optional<Text> value = session.start.environment().get(name);
    if (value.isPresent()) {
      return new Value.Str(value.get());
    }
    if (SET_BY_OTHERS.matcher(name).matches()) {
      return Values.unknown("$" + name, "$" + name);
    }
    return session.start.environment().openTo().isEmpty()
        ? Value.MISSING
        : Values.unknown(
            "$"
                + name
                + ", which may come from "
                + String.join(", ", session.start.environment().openTo()),
            "$" + name);
  }

  void set(Value name, Value value) {
    Values.text(name)
        .ifPresent(known ->
            session.environment.put(
                known,
                session.way.over(
                    Guards.NONE, value, session.environment.getOrDefault(known, Value.MISSING))));
  }

  /** Whether a variable is set. */
  Holds isSet(Value name) {
    return switch (get(name)) {
      case Value.Missing _ -> Holds.NO;
      case Value.Str _ -> Holds.YES;
      default -> Holds.UNKNOWN;
    };
  }
}

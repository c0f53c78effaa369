package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A class of the script. */
public final class UserClass implements Value {
  /** An annotated name of a class, and what its type is. */
  record Field(String name, Expression annotation, Scope scope) {}

  private final String name;
  private final int number;
  private final List<Value> bases;
  private final Map<String, Value> members = new LinkedHashMap<>();
  private final List<Field> fields = new ArrayList<>();
  private boolean dataclass;

  UserClass(String name, int number, List<Value> bases) {
    this.name = name;
    this.number = number;
    this.bases = List.copyOf(bases);
  }

  /** The name that it was defined with. */
  public String name() {
    return name;
  }

  int number() {
    return number;
  }

  Map<String, Value> members() {
    return members;
  }

  void addField(Field field) {
    fields.removeIf(other -> other.name().equals(field.name()));
    fields.add(field);
  }

  /** Its fields, those of the classes of the script that it extends first. */
  List<Field> fields() {
    Map<String, Field> all = new LinkedHashMap<>();
    for (UserClass each : lineage().reversed()) {
      each.fields.forEach(field -> all.put(field.name(), field));
    }
    return List.copyOf(all.values());
  }

  void makeDataclass() {
    dataclass = true;
  }

  boolean isDataclass() {
    return lineage().stream().anyMatch(each -> each.dataclass);
  }

  /** This class and those of the script that it extends, the nearest first. */
  List<UserClass> lineage() {
    List<UserClass> all = new ArrayList<>();
    collect(all, 0);
    return all;
  }

  private void collect(List<UserClass> into, int depth) {
    if (depth > 20 || into.contains(this)) {
      return;
    }
    into.add(this);
    for (Value base : bases) {
      if (base instanceof UserClass user) {
        user.collect(into, depth + 1);
      }
    }
  }

  /** The first class that is not of the script that it extends. */
  Optional<Value> foreign() {
    for (UserClass each : lineage()) {
      for (Value base : each.bases) {
        if (!(base instanceof UserClass)
            && !base.equals(new Value.External("builtins.object"))
            && !isMarker(base)) {
          return Optional.of(base);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isMarker(Value base) {
    return base instanceof Value.External(String path)
        && (path.startsWith("typing.") || path.startsWith("abc."));
  }

  /** The member by that name, of this class or of the nearest one that has it; null if none has. */
  @Nullable Value member(String wanted) {
    return memberAfter(null, wanted);
  }

  /** The member that {@code super()} within a class finds. */
  @Nullable Value memberAfter(@Nullable UserClass within, String wanted) {
    boolean after = within == null;
    for (UserClass each : lineage()) {
      if (after && each.members.containsKey(wanted)) {
        return each.members.get(wanted);
      }
      after |= each.equals(within);
    }
    return null;
  }

  /** The names of the methods that it defines or changes. */
  public Set<String> methods() {
    Set<String> names = new TreeSet<>();
    for (UserClass each : lineage()) {
      each.members.forEach((member, value) -> {
        if (value instanceof Function) {
          names.add(member);
        }
      });
    }
    return names;
  }
}

package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that statements assign, by their form. */
final class Assigned {
  private final Set<String> names = new LinkedHashSet<>();

  private Assigned() {}

  static Set<String> in(List<Statement> statements) {
    Assigned assigned = new Assigned();
    statements.forEach(assigned::add);
    return assigned.names;
  }

  private void add(Statement statement) {
    switch (statement) {
      case Statement.Assign it -> it.targets().forEach(this::target);
      case Statement.Augment it -> target(it.target());
      case Statement.Annotate it -> target(it.target());
      case Statement.Delete it -> it.targets().forEach(this::target);
      case Statement.If it -> {
        it.branches().forEach(branch -> branch.body().forEach(this::add));
        it.otherwise().forEach(this::add);
      }
      case Statement.While it -> {
        it.body().forEach(this::add);
        it.otherwise().forEach(this::add);
      }
      case Statement.For it -> {
        target(it.target());
        it.body().forEach(this::add);
        it.otherwise().forEach(this::add);
      }
      case Statement.Try it -> {
        it.body().forEach(this::add);
        it.handlers().forEach(handler -> handler.body().forEach(this::add));
        it.otherwise().forEach(this::add);
        it.last().forEach(this::add);
      }
      case Statement.With it -> {
        it.items().forEach(item -> target(item.target()));
        it.body().forEach(this::add);
      }
      case Statement.Match it ->
          it.cases()
              .forEach(each -> {
                names.addAll(each.captures());
                each.body().forEach(this::add);
              });
      case Statement.Evaluate it -> {
        if (it.expression() instanceof Expression.Assignment(int _, int _, String name, var _)) {
          names.add(name);
        }
      }
      case Statement.Return _,
          Statement.Raise _,
          Statement.Pass _,
          Statement.Break _,
          Statement.Continue _,
          Statement.Declare _,
          Statement.Assert _,
          Statement.Import _,
          Statement.ImportFrom _,
          Statement.Define _,
          Statement.DefineClass _,
          Statement.TypeAlias _ -> {}
    }
  }

  private void target(@Nullable Expression target) {
    switch (target) {
      case Expression.Name(int _, int _, String id) -> names.add(id);
      case Expression.Sequence it -> it.items().forEach(this::target);
      case Expression.Starred(int _, int _, Expression of) -> target(of);
      case null, default -> {}
    }
  }
}

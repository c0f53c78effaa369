package dev.tenfold.launch.shell;

import dev.tenfold.launch.shell.syntax.Command;
import dev.tenfold.launch.shell.syntax.Statement;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;

/** Follows what depends on a condition: the branch that is known, or each of them. */
final class Branches {
  private final Interpreter shell;

  /** What may happen next, with the statements that it is made of. */
  record Alternative(List<Statement> statements, Runnable read) {
    static final Alternative NOTHING = new Alternative(List.of(), () -> {});
  }

  Branches(Interpreter shell) {
    this.shell = shell;
  }

  void andOr(Command.AndOr list) {
    shell.test(List.of(list.operands().getFirst()));
    for (int i = 0; i < list.operators().size() && !shell.isStopped(); i++) {
      Statement operand = list.operands().get(i + 1);
      boolean last = i + 1 == list.operators().size();
      Runnable next = last ? () -> shell.statement(operand) : () -> shell.test(List.of(operand));
      boolean and = list.operators().get(i) == Command.Operator.AND;
      switch (shell.status.kind()) {
        case SUCCESS -> {
          if (and) {
            next.run();
          }
        }
        case FAILURE -> {
          if (!and) {
            next.run();
          }
        }
        case OPEN_COMMAND -> {
          // What follows && is what its author expects to run; what follows || runs in addition.
          if (and) {
            next.run();
          } else {
            openList(new Alternative(List.of(operand), next), false);
          }
        }
        case OPEN_TEST -> openList(new Alternative(List.of(operand), next), and);
      }
    }
  }

  private void openList(Alternative taken, boolean onSuccess) {
    Status open = shell.status;
    int chosen =
        onSuccess
            ? choose(open.condition(), taken, Alternative.NOTHING)
            : choose(open.condition(), Alternative.NOTHING, taken);
    if (chosen < 0) {
      shell.status = open;
    } else if (chosen == 1 && onSuccess) {
      shell.status = Status.FAILURE;
    } else if (chosen == 0 && !onSuccess) {
      shell.status = Status.SUCCESS;
    }
  }

  void conditional(Command.If conditional) {
    chain(conditional, 0);
  }

  private void chain(Command.If conditional, int index) {
    if (index == conditional.branches().size()) {
      shell.status = Status.SUCCESS;
      if (conditional.otherwise() != null) {
        shell.run(conditional.otherwise());
      }
      return;
    }
    if (shell.budget().enter()) {
      Command.Branch branch = conditional.branches().get(index);
      shell.test(branch.condition());
      if (!shell.isStopped()) {
        follow(
            shell.status,
            new Alternative(branch.body(), () -> shell.run(branch.body())),
            new Alternative(rest(conditional, index + 1), () -> chain(conditional, index + 1)));
      }
    }
    shell.budget().leave();
  }

  private static List<Statement> rest(Command.If conditional, int index) {
    List<Statement> rest = new ArrayList<>();
    for (Command.Branch branch :
        conditional.branches().subList(index, conditional.branches().size())) {
      rest.addAll(branch.condition());
      rest.addAll(branch.body());
    }
    if (conditional.otherwise() != null) {
      rest.addAll(conditional.otherwise());
    }
    return rest;
  }

  private void follow(Status condition, Alternative whenTrue, Alternative whenFalse) {
    switch (condition.kind()) {
      case SUCCESS -> whenTrue.read().run();
      case FAILURE -> whenFalse.read().run();
      case OPEN_TEST, OPEN_COMMAND -> {
        if (choose(condition.condition(), whenTrue, whenFalse) < 0) {
          shell.status = Status.SUCCESS;
        }
      }
    }
  }

  void cases(Command.Case cases) {
    Text subject = shell.expander().single(cases.subject());
    String named = shell.condition(cases.subject().from(), cases.subject().to());
    item(cases.items(), 0, subject, named);
  }

  private void item(List<Command.CaseItem> items, int index, Text subject, String named) {
    shell.status = Status.SUCCESS;
    if (index == items.size() || !shell.budget().enter()) {
      return;
    }
    Command.CaseItem item = items.get(index);
    Truth matches = Truth.FALSE;
    StringBuilder condition = new StringBuilder("case ").append(named);
    for (dev.tenfold.launch.shell.syntax.Word pattern : item.patterns()) {
      matches = matches.or(shell.conditions().matches(subject, pattern));
      condition.append(" | ").append(shell.slice(pattern.from(), pattern.to()));
    }
    follow(
        Status.of(matches, condition.toString()),
        new Alternative(item.body(), () -> body(items, index, subject, named)),
        new Alternative(rest(items, index + 1), () -> item(items, index + 1, subject, named)));
    shell.budget().leave();
  }

  private void body(List<Command.CaseItem> items, int index, Text subject, String named) {
    Command.CaseItem item = items.get(index);
    shell.run(item.body());
    if (shell.isStopped()) {
      return;
    }
    if (item.terminator().equals(";&") && index + 1 < items.size()) {
      body(items, index + 1, subject, named);
    } else if (item.terminator().equals(";;&")) {
      item(items, index + 1, subject, named);
    }
  }

  private static List<Statement> rest(List<Command.CaseItem> items, int index) {
    List<Statement> rest = new ArrayList<>();
    items.subList(index, items.size()).forEach(item -> rest.addAll(item.body()));
    return rest;
  }

  /**
   * Follows one alternative for the rest of the path, or, where neither leaves anything behind,
   * both of them here. An alternative that only ends the script is passed over: nothing runs after
   * it. Gives the index of the one that was followed, -1 for both.
   */
  int choose(String condition, Alternative whenTrue, Alternative whenFalse) {
    if (condition.startsWith("! ")) {
      int chosen = choose(condition.substring(2), whenFalse, whenTrue);
      return chosen < 0 ? chosen : 1 - chosen;
    }
    List<Alternative> both = List.of(whenTrue, whenFalse);
    Paths paths = shell.session().paths;
    if (paths.settled(condition) != null) {
      return follow(paths.choose(condition, List.of(0, 1)), both);
    }
    Effects first = Effects.of(whenTrue.statements(), shell);
    Effects second = Effects.of(whenFalse.statements(), shell);
    if (first.onlyEnd() || second.onlyEnd()) {
      return follow(first.onlyEnd() ? 1 : 0, both);
    }
    if (first.areLasting() || second.areLasting()) {
      return follow(paths.choose(condition, List.of(0, 1)), both);
    }
    Input input = shell.io.input();
    Text before = input == null ? Text.EMPTY : input.rest();
    for (int i = 0; i < 2; i++) {
      int branch = i;
      paths.within(condition, branch, () -> shell.isolate(both.get(branch).read()));
      if (input != null && !input.rest().toString().contentEquals(before)) {
        input.leave(before);
        input.mayBeReadBy("a branch");
      }
    }
    return -1;
  }

  private static int follow(int index, List<Alternative> alternatives) {
    alternatives.get(index).read().run();
    return index;
  }
}

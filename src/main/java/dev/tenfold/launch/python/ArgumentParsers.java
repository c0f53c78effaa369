package dev.tenfold.launch.python;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** argparse: what the parsers of a script make of its arguments. */
final class ArgumentParsers {
  private static final Set<String> GROUPS =
      Set.of("add_argument_group", "add_mutually_exclusive_group");

  /** What a parser is made with that changes how it reads a line. */
  private static final Set<String> CHANGING =
      Set.of("prefix_chars", "fromfile_prefix_chars", "argument_default", "conflict_handler");

  private final Interpreter python;
  private final Session session;
  private final DataclassParsers dataclasses;

  ArgumentParsers(Interpreter python) {
    this.python = python;
    this.session = python.session();
    this.dataclasses = new DataclassParsers(python, this);
  }

  /** What a method of a parser gives, or null for anything else. */
  @Nullable Value method(Value.Attribute method, Arguments arguments) {
    if (!(method.of() instanceof Value.Made(Call parser))) {
      return null;
    }
    if (isParser(parser)) {
      return switch (method.name()) {
        case "parse_args" -> parsed(parser, arguments, false);
        case "parse_known_args" -> parsed(parser, arguments, true);
        default -> null;
      };
    }
    return dataclasses.method(parser, method.name(), arguments);
  }

  private static boolean isParser(Call call) {
    return call.path().equals("argparse.ArgumentParser");
  }

  private Value parsed(Call parser, Arguments arguments, boolean tolerant) {
    UserClass of = new UserClass("Namespace", session.number(), List.of());
    Instance namespace = new Instance(of, session.number(), python.way().guards());
    List<ArgparseOption> options = new ArrayList<>();
    Optional<String> unread = collect(parser, options, 0);
    boolean abbreviates = !parser.arguments().named("allow_abbrev").equals(Value.Bool.FALSE);
    ArgparseLine line = new ArgparseLine(python, options, abbreviates, namespace);
    line.read(words(arguments.get(0, "args")));
    if (!line.extras().isEmpty() && !tolerant) {
      line.refuse(line.extras().getFirst() + " is none that it takes");
    }
    defaults(parser, namespace, options);
    unread.ifPresent(namespace::open);
    Items extras =
        session.list(
            line.extras().stream().<Value>map(word -> new Value.Str(word.text())).toList());
    return tolerant ? session.tuple(List.of(namespace, extras)) : namespace;
  }

  /** The words that a parser reads: those that it is given, or those of the program. */
  List<Word> words(Value given) {
    if (given instanceof Items items) {
      List<Word> words = new ArrayList<>();
      for (Value value : items.values()) {
        words.add(
            value instanceof Value.Str(Text text) ? Word.of(text) : Word.of(Values.hole(value)));
      }
      items.open().ifPresent(why -> words.add(Word.any(Text.unknown(why))));
      return words;
    }
    if (!(given instanceof Value.Missing) && !(given instanceof Value.None)) {
      return List.of(Word.any(Values.hole(given)));
    }
    Items argv = python.imports().argv();
    List<Word> own = session.start.arguments();
    boolean unchanged = argv.values().size() == own.size() + 1;
    return unchanged && argv.open().isPresent()
        ? own
        : words(
            session.list(
                argv.values().subList(Math.min(1, argv.values().size()), argv.values().size())));
  }

  /** The arguments that were added to a parser and its groups; why there may be others. */
  private Optional<String> collect(Call parser, List<ArgparseOption> options, int depth) {
    Optional<String> unread =
        CHANGING.stream()
            .filter(name -> !(parser.arguments().named(name) instanceof Value.Missing))
            .findFirst()
            .map(name -> "a parser with " + name);
    if (parser.arguments().named("parents") instanceof Items parents && depth < 4) {
      for (Value parent : parents.values()) {
        if (parent instanceof Value.Made(Call of)) {
          unread = unread.or(() -> collect(of, options, depth + 1));
        }
      }
    }
    for (Call call : session.calls()) {
      if (!belongsTo(call.receiver(), parser, 0)) {
        continue;
      }
      if (call.method().equals("add_argument")) {
        Optional<ArgparseOption> option = ArgparseOption.of(call.arguments());
        option.ifPresent(options::add);
        if (option.isEmpty()) {
          unread = Optional.of("an argument of the script's parser that cannot be seen");
        }
      } else if (call.method().equals("add_subparsers")) {
        unread = Optional.of("the subcommands of the script's parser, which are not read");
      }
    }
    return unread;
  }

  private static boolean belongsTo(Value receiver, Call parser, int depth) {
    return depth < 4
        && receiver instanceof Value.Made(Call made)
        && (made.equals(parser)
            || (GROUPS.contains(made.method()) && belongsTo(made.receiver(), parser, depth + 1)));
  }

  /** {@code parser.set_defaults(...)} counts where no argument is given. */
  private void defaults(Call parser, Instance namespace, List<ArgparseOption> options) {
    for (Call call : session.calls()) {
      if (call.method().equals("set_defaults") && belongsTo(call.receiver(), parser, 0)) {
        call.arguments()
            .named()
            .forEach((name, value) -> {
              Value now = namespace.get(name);
              boolean untouched =
                  now instanceof Value.Missing
                      || options.stream()
                          .anyMatch(option ->
                              option.dest().equals(name) && option.byDefault().equals(now));
              if (untouched && namespace.open().isEmpty()) {
                namespace.set(name, value, new Way());
              }
            });
      }
    }
  }
}

package dev.tenfold.launch.python.syntax;

import dev.tenfold.launch.python.syntax.Parameter.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a function or of a lambda. */
final class Parameters {
  private final Tokens tokens;
  private final Operators expressions;

  Parameters(Tokens tokens, Operators expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** The parameters up to the word that closes them, which stays. */
  List<Parameter> read(String closing) {
    boolean annotated = closing.equals(")");
    List<Parameter> parameters = new ArrayList<>();
    Kind kind = Kind.NORMAL;
    while (!tokens.is(closing) && !tokens.isEnd()) {
      int at = tokens.start();
      if (tokens.accept("/")) {
        refuse(at, parameters.isEmpty() || kind != Kind.NORMAL || hasPositionalOnly(parameters));
        parameters.replaceAll(Parameters::positionalOnly);
      } else if (tokens.accept("**")) {
        parameters.add(parameter(Kind.DOUBLE_STAR, annotated));
        tokens.accept(",");
        break;
      } else if (tokens.accept("*")) {
        refuse(at, kind != Kind.NORMAL);
        kind = Kind.KEYWORD_ONLY;
        if (tokens.is(",")) {
          refuse(at, !tokens.isIdentifier(1));
        } else {
          parameters.add(parameter(Kind.STAR, annotated));
        }
      } else {
        Parameter next = parameter(kind, annotated);
        refuse(at, kind == Kind.NORMAL && next.byDefault() == null && hasDefault(parameters));
        parameters.add(next);
      }
      if (!tokens.accept(",")) {
        break;
      }
    }
    return List.copyOf(parameters);
  }

  private void refuse(int at, boolean wrong) {
    if (wrong) {
      tokens.failAt(at, "a parameter in a place where it cannot be");
    }
  }

  private static boolean hasPositionalOnly(List<Parameter> parameters) {
    return parameters.getFirst().kind() == Kind.POSITIONAL_ONLY;
  }

  private static boolean hasDefault(List<Parameter> parameters) {
    return !parameters.isEmpty() && parameters.getLast().byDefault() != null;
  }

  private static Parameter positionalOnly(Parameter parameter) {
    return new Parameter(
        parameter.name(), Kind.POSITIONAL_ONLY, parameter.annotation(), parameter.byDefault());
  }

  private Parameter parameter(Kind kind, boolean annotated) {
    String name = tokens.identifier();
    @Nullable Expression annotation = null;
    if (annotated && tokens.accept(":")) {
      annotation = kind == Kind.STAR ? expressions.lists().starred() : expressions.expression();
    }
    @Nullable Expression byDefault = null;
    if (tokens.accept("=")) {
      byDefault = expressions.expression();
    }
    return new Parameter(name, kind, annotation, byDefault);
  }
}

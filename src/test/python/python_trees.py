"""Prints CPython's syntax trees, with offsets in UTF-16 as Java counts them."""

import ast

OPERATORS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.MatMult: "@",
    ast.Pow: "**", ast.LShift: "<<", ast.RShift: ">>", ast.BitOr: "|", ast.BitXor: "^", ast.BitAnd: "&",
    ast.UAdd: "+", ast.USub: "-", ast.Invert: "~", ast.Not: "not", ast.And: "and", ast.Or: "or",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Is: "is", ast.IsNot: "is_not", ast.In: "in", ast.NotIn: "not_in",
}
COMPREHENSIONS = {ast.ListComp: "listcomp", ast.SetComp: "setcomp", ast.GeneratorExp: "generatorcomp"}


def node(name, *parts):
    return "(" + " ".join([name] + [str(part) for part in parts if str(part)]) + ")"


def utf16(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Printer:
    def __init__(self, source):
        self.lines = lines(source)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + utf16(line))

    def at(self, line, column):
        before = self.lines[line - 1].encode()[:column].decode()
        return self.starts[line - 1] + utf16(before)

    def start(self, tree):
        return self.at(tree.lineno, tree.col_offset)

    def span(self, tree):
        return "%d %d" % (self.start(tree), self.at(tree.end_lineno, tree.end_col_offset))

    def all(self, trees):
        return " ".join(self.expression(tree) for tree in trees)

    def maybe(self, tree):
        return "" if tree is None else self.expression(tree)

    def body(self, trees):
        return "[" + " ".join(self.statement(tree) for tree in trees) + "]"

    def arguments(self, positional, keywords):
        found = [(a, "*", a.value) if isinstance(a, ast.Starred) else (a, "-", a) for a in positional]
        found += [(k, k.arg or "**", k.value) for k in keywords]
        found.sort(key=lambda each: (each[0].lineno, each[0].col_offset))
        return " ".join(node("arg", name, self.expression(value)) for _, name, value in found)

    def parameters(self, given):
        plain = [(p, "positional_only") for p in given.posonlyargs] + [(p, "normal") for p in given.args]
        defaults = [None] * (len(plain) - len(given.defaults)) + given.defaults
        found = [(p, kind, default) for (p, kind), default in zip(plain, defaults)]
        if given.vararg:
            found.append((given.vararg, "star", None))
        found += [(p, "keyword_only", default) for p, default in zip(given.kwonlyargs, given.kw_defaults)]
        if given.kwarg:
            found.append((given.kwarg, "double_star", None))
        return "[" + " ".join(
            node(p.arg, kind, self.maybe(p.annotation), "" if default is None else "= " + self.expression(default))
            for p, kind, default in found) + "]"

    def clauses(self, generators):
        return " ".join(
            node("for", self.expression(g.target), self.expression(g.iter), "[" + self.all(g.ifs) + "]")
            for g in generators)

    def fields(self, formatted):
        return " ".join(
            node("field", self.expression(v.value), self.conversion(v), self.fields(v.format_spec) if v.format_spec else "")
            for v in formatted.values if isinstance(v, ast.FormattedValue))

    def conversion(self, field):
        """{x=} sets !r without anybody having written it."""
        if field.conversion <= 0:
            return ""
        written = self.lines[field.lineno - 1].encode()[field.col_offset:field.end_col_offset].decode()
        by_itself = field.conversion == ord("r") and field.lineno == field.end_lineno and "!r" not in written
        return "" if by_itself else chr(field.conversion)

    def constant(self, tree):
        span = self.span(tree)
        if tree.value is ...:
            return node("word", span, "ellipsis")
        if tree.value is None or isinstance(tree.value, bool):
            return node("word", span, str(tree.value).lower())
        return node("str" if isinstance(tree.value, (str, bytes)) else "number", span)

    def comparison(self, tree):
        parts = [self.expression(tree.left)]
        for operator, right in zip(tree.ops, tree.comparators):
            parts += [OPERATORS[type(operator)], self.expression(right)]
        return node("compare", self.span(tree), " ".join(parts))

    def expression(self, tree):
        span = self.span(tree)
        match tree:
            case ast.Name():
                return node("name", span, tree.id)
            case ast.Constant():
                return self.constant(tree)
            case ast.JoinedStr():
                return node("str", span, self.fields(tree))
            case ast.Attribute():
                return node("attribute", span, self.expression(tree.value), tree.attr)
            case ast.Subscript():
                return node("subscript", span, self.expression(tree.value), self.expression(tree.slice))
            case ast.Slice():
                parts = ("(" + self.maybe(part) + ")" for part in (tree.lower, tree.upper, tree.step))
                return node("slice", span, *parts)
            case ast.Call():
                return node("call", span, self.expression(tree.func), self.arguments(tree.args, tree.keywords))
            case ast.UnaryOp():
                return node("unary", span, OPERATORS[type(tree.op)], self.expression(tree.operand))
            case ast.BinOp():
                operator = OPERATORS[type(tree.op)]
                return node("binary", span, operator, self.expression(tree.left), self.expression(tree.right))
            case ast.BoolOp():
                return node(OPERATORS[type(tree.op)], span, self.all(tree.values))
            case ast.Compare():
                return self.comparison(tree)
            case ast.IfExp():
                return node("ifelse", span, self.all([tree.test, tree.body, tree.orelse]))
            case ast.Lambda():
                return node("lambda", span, self.parameters(tree.args), self.expression(tree.body))
            case ast.List() | ast.Tuple() | ast.Set():
                return node(type(tree).__name__.lower(), span, self.all(tree.elts))
            case ast.Dict():
                entries = zip(tree.keys, tree.values)
                return node("dict", span, " ".join(
                    ("**" if key is None else self.expression(key)) + " " + self.expression(value) for key, value in entries))
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
                return node(COMPREHENSIONS[type(tree)], span, self.expression(tree.elt), self.clauses(tree.generators))
            case ast.DictComp():
                return node("dictcomp", span, self.all([tree.key, tree.value]), self.clauses(tree.generators))
            case ast.Starred():
                return node("starred", span, self.expression(tree.value))
            case ast.Await():
                return node("await", span, self.expression(tree.value))
            case ast.Yield() | ast.YieldFrom():
                return node("yield", span, self.maybe(tree.value))
            case ast.NamedExpr():
                return node("named", span, tree.target.id, self.expression(tree.value))
        raise TypeError(tree)

    def branches(self, tree):
        parts = []
        while True:
            parts.append(self.expression(tree.test) + " " + self.body(tree.body))
            inner = tree.orelse[0] if len(tree.orelse) == 1 else None
            if not isinstance(inner, ast.If):
                break
            if not self.lines[inner.lineno - 1].encode()[inner.col_offset:].startswith(b"elif"):
                break
            tree = inner
        return " ".join(parts) + " " + self.body(tree.orelse)

    def handlers(self, tree):
        return " ".join(
            node("except", self.maybe(h.type), h.name or "", self.body(h.body)) for h in tree.handlers)

    def statement(self, tree):
        start = self.start(tree)
        span = self.span(tree)
        name = type(tree).__name__.lower()
        match tree:
            case ast.Expr():
                return node("expr", span, self.expression(tree.value))
            case ast.Assign():
                return node("assign", span, self.all(tree.targets), self.expression(tree.value))
            case ast.AugAssign():
                return node("augment", span, OPERATORS[type(tree.op)], self.all([tree.target, tree.value]))
            case ast.AnnAssign():
                return node("annotate", span, self.all([tree.target, tree.annotation]), self.maybe(tree.value))
            case ast.Return():
                return node("return", span, self.maybe(tree.value))
            case ast.Raise():
                return node("raise", start, self.maybe(tree.exc))
            case ast.Pass() | ast.Break() | ast.Continue():
                return node(name, span)
            case ast.Global() | ast.Nonlocal():
                return node(name, span, " ".join(tree.names))
            case ast.Delete():
                return node("del", span, self.all(tree.targets))
            case ast.Assert():
                return node("assert", start, self.expression(tree.test))
            case ast.Import():
                return node("import", span, aliases(tree.names))
            case ast.ImportFrom():
                return node("from", span, tree.level, tree.module or "", aliases(tree.names))
            case ast.If():
                return node("if", start, self.branches(tree))
            case ast.While():
                return node("while", start, self.expression(tree.test), self.body(tree.body), self.body(tree.orelse))
            case ast.For() | ast.AsyncFor():
                loop = self.all([tree.target, tree.iter])
                return node("for", start, loop, self.body(tree.body), self.body(tree.orelse))
            case ast.Try() | ast.TryStar():
                return node("try", start, self.body(tree.body), self.handlers(tree), self.body(tree.orelse),
                            self.body(tree.finalbody))
            case ast.With() | ast.AsyncWith():
                items = (node("item", self.expression(i.context_expr), self.maybe(i.optional_vars)) for i in tree.items)
                return node("with", start, *items, self.body(tree.body))
            case ast.Match():
                cases = (node("case", self.maybe(c.guard), self.body(c.body)) for c in tree.cases)
                return node("match", start, self.expression(tree.subject), *cases)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return node("def", start, tree.name, self.parameters(tree.args), self.all(tree.decorator_list),
                            self.body(tree.body))
            case ast.ClassDef():
                return node("class", start, tree.name, self.arguments(tree.bases, tree.keywords),
                            self.all(tree.decorator_list), self.body(tree.body))
            case ast.TypeAlias():
                return node("type", start, tree.name.id)
        raise TypeError(tree)


def aliases(names):
    return " ".join(name.name + ("=" + name.asname if name.asname else "") for name in names)


def lines(source):
    """The lines as the tokenizer counts them: a form feed ends none."""
    found = [""]
    for i, c in enumerate(source):
        found[-1] += c
        if c == "\n" or (c == "\r" and source[i + 1:i + 2] != "\n"):
            found.append("")
    return found


def printed(source):
    """The tree of a program, or None where CPython refuses it."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    printer = Printer(source)
    return "(" + " ".join(printer.statement(each) for each in tree.body) + ")"

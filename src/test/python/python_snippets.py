"""Snippets of Python: written ones with the traps of its literals, and generated ones; the same for one seed."""

import random

WHITESPACE = [
    "x = 1\r\ny = 2\r\n", "x = 1\ry = 2\r", "x = 'a\\\r\nb'\r\n", 'x = """a\r\nb\rc"""\r\n', "if 1:\r\n  x\r\n  y\r\n",
    "x = 1\f\ny = 2\n", "\fx = 1\n", "if 1:\n\f  x\n  y\n", "x = 'a\fb'\n", "x\u00a0= 1\n", "x = 1\n\x00",
    "x = '\x00'\n", "# a\x00b\n", "x = 1\u2028y = 2\n", "x = 'a\u2028b'\n", "", "\n", "\n\n#\n", "   ", "  #\n", "\\\n", "\\\nx = 1\n",
    "x = 1 # c\\\ny = 2\n", "if x:\n    pass\n  # less\nelse:\n    pass\n", "x = (1,\r\n 2)\r\n", "\tx = 1\n", "if 1:\n\tx\n\ty\n",
    "if 1:\n        x\n\ty\n", "if 1:\n  x\n\n\n  y", "x = 1;\n", "'a' \\\n'b'\n", "'a'\n'b'\n", "x = 'a\x0bb'\n", "x\x0b= 1\n",
]


class Generated:
    """Literals and expressions that one seed gives."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *of):
        return self.random.choice(of)

    def digits(self):
        return self.pick("0", "1", "2", "12", "1_000", "007", "30", "5", "99", "4", "16", "2_5")

    def integer(self):
        return self.pick("0", "1", "2", "3", "7", "10", "16", "64", "1_000", "0x1f", "0b11", "0o17", "255", "4096", "12345678901234567890")

    def real(self):
        exponent = self.pick("", "e5", "E-5", "e-06", "e+2", "e1_0", "e-7")
        mantissa = self.pick("%s.%s", "%s.", ".%s")
        text = mantissa % tuple(self.digits() for _ in range(mantissa.count("%s")))
        return text + exponent if self.random.randrange(3) else self.digits() + self.pick("e-5", "e-4", "e3", "E0", "e-06")

    def string(self):
        prefix = self.pick("", "", "", "r", "u", "R")
        quote = self.pick("'", '"', "'''", '"""')
        parts = ["2e-5", "a", " ", "\\n", "\\\\", "\\x41", "é", "😀", "\\'", '\\"', "--lr", "{", "}", "%", "#", "\\101", "\\u00e9", "\\q", "$X", "\\\n"]
        return prefix + quote + "".join(self.pick(*parts) for _ in range(self.random.randrange(5))) + quote

    def atom(self):
        return self.pick(self.integer, self.real, self.string, lambda: self.pick("True", "False", "None", "..."),
                         lambda: "-" + self.pick(self.integer, self.real)(), lambda: "b" + self.pick("'a'", '"\\x00"', "'\\101'"),
                         lambda: self.string() + " " + self.string())()

    def blank(self):
        return self.pick("", "", " ", "\n", " # comment\n", "  ")

    def literal(self, depth=3):
        if depth == 0 or not self.random.randrange(3):
            return self.atom()
        items = [self.literal(depth - 1) for _ in range(self.random.randrange(4))]
        separator = "," + self.blank()
        kind = self.random.randrange(4)
        if kind == 0:
            return "[" + self.blank() + separator.join(items) + self.blank() + "]"
        if kind == 1:
            return "(" + separator.join(items) + self.pick(",", "")[:len(items)] + ")"
        if kind == 2 and items:
            return "{" + separator.join(self.atom() for _ in items) + "}"
        return "{" + separator.join(self.atom() + self.pick(":", ": ") + item for item in items) + "}"

    def number(self, depth):
        if depth == 0 or not self.random.randrange(4):
            return self.pick(self.integer, self.real, lambda: self.pick("rate", "count", "True"))()
        one, other = self.number(depth - 1), self.number(depth - 1)
        return self.pick(
            "(%s %s %s)" % (one, self.pick("+", "-", "*", "/", "//", "%"), other),
            "%s * %s" % (one, other), "-(%s)" % one, "float(%s)" % one, "int(%s)" % one, "abs(%s)" % one, "round(%s)" % one,
            "min(%s, %s)" % (one, other), "max(%s, %s)" % (one, other), "(%s if %s else %s)" % (one, self.truth(depth - 1), other),
            "float(%s)" % self.text(depth - 1), "len(%s)" % self.text(depth - 1), "int('%s')" % self.digits(), "float('%s')" % self.real(),
            "2 ** %s" % self.pick("3", "-2", "0"), "10 ** -%d" % self.random.randrange(8), "(%s or %s)" % (one, other),
            "(%s and %s)" % (one, other), "rates[%s]" % self.pick("0", "-1", "1", "'x'", "5"), "table['%s']" % self.pick("lr", "none"),
            "table.get('%s', %s)" % (self.pick("lr", "none"), one), "sum([%s, %s])" % (self.integer(), self.integer()))

    def text(self, depth):
        if depth == 0 or not self.random.randrange(4):
            return self.pick(self.string, lambda: "name", lambda: "'2e-5'")()
        one, other = self.text(depth - 1), self.text(depth - 1)
        return self.pick(
            "(%s + %s)" % (one, other), "str(%s)" % self.number(depth - 1), "f'{%s}'" % self.pick("rate", "count", "name", "name!r", "rate:.1e", "count:d", "name:s", "rate:.3f", "count:.2f", "rates[0]", "table['lr']=", "rate=", "count + 1"),
            "(%s).strip()" % one, "(%s).upper()" % one, "(%s).lower()" % one, "(%s).replace('e', 'E')" % one, "(%s).split('-')[0]" % one,
            "(%s)[%s]" % (one, self.pick("0", "-1", "1:", ":2", "1:-1", "-3:", "5:")), "'-'.join([%s, %s])" % (one, other),
            "'%%s-%%s' %% (%s, %s)" % (one, other), "'%%d %%.1f' %% (%s, %s)" % (self.integer(), self.real()), "'{}/{}'.format(%s, %s)" % (one, other),
            "'{a}{b}'.format(a=%s, b=%s)" % (one, other), "(%s) * %s" % (one, self.pick("2", "0", "-1")), "repr(%s)" % self.number(depth - 1),
            "os.path.join(%s, 'x')" % one, "os.path.basename(%s)" % one, "os.path.dirname(%s)" % one, "(%s or %s)" % (one, other),
            "(%s).removeprefix('2')" % one, "(%s).title()" % one, "(%s).rstrip('5')" % one, "%s.get('s', %s)" % ("table", one))

    def truth(self, depth):
        one, other = self.number(max(0, depth - 1)), self.number(max(0, depth - 1))
        return self.pick(
            "%s %s %s" % (one, self.pick("<", "<=", "==", "!=", ">", ">="), other), "not %s" % one, "%s in (%s, %s)" % (one, other, one),
            "%s in %s" % (self.text(0), self.text(0)), "name is None", "name is not None", "'lr' in table", "'x' not in table", "isinstance(%s, float)" % one,
            "isinstance(%s, (int, str))" % one, "name.startswith('2')", "bool(%s)" % one, "%s == %s" % (self.text(0), self.text(0)), "True", "0 < %s < 1" % one,
            "any([%s, %s])" % (one, other), "all([%s, %s])" % (one, other), "callable(%s)" % one, "bool(%s)" % self.text(0))

    def expression(self):
        return self.pick(self.number, self.text, self.truth)(3)

    def statements(self, depth=2):
        lines = []
        for _ in range(1 + self.random.randrange(4)):
            lines += self.statement(depth)
        return lines

    def inner(self, depth):
        return ["    " + line for line in self.statements(depth - 1)]

    def statement(self, depth):
        name = self.pick("rate", "count", "x", "y")
        simple = [
            lambda: ["%s = %s" % (name, self.number(2))], lambda: ["name = %s" % self.text(1)], lambda: ["rate %s= %s" % (self.pick("+", "*", "-", "/"), self.number(1))],
            lambda: ["show(%s)" % self.expression()], lambda: ["show(rate, count, name)"], lambda: ["table['lr'] = %s" % self.number(1)],
            lambda: ["rates.append(%s)" % self.number(1)], lambda: ["table.update(lr=%s, s=%s)" % (self.number(0), self.string_line())],
            lambda: ["x, y = %s, %s" % (self.number(1), self.number(0))], lambda: ["x = y = %s" % self.number(0)],
            lambda: ["rates = [%s for r in rates]" % self.pick("r", "r * 10", "r + rate")], lambda: ["table = {**table, 'lr': %s}" % self.number(0)],
            lambda: ["a, *b = rates", "show(a, b)"], lambda: ["show(twice(%s))" % self.number(1)], lambda: ["config.lr = %s" % self.number(1), "show(config.lr)"],
            lambda: ["show(*rates, **table)"], lambda: ["del table['lr']", "table['lr'] = 1"],
        ]
        if depth == 0 or self.random.randrange(3):
            return self.pick(*simple)()
        inner, other = self.inner(depth), self.inner(depth)
        return self.pick(
            lambda: ["if %s:" % self.truth(1)] + inner + ["else:"] + other,
            lambda: ["if %s:" % self.truth(1)] + inner + ["elif %s:" % self.truth(1)] + other,
            lambda: ["for x in %s:" % self.pick("rates", "(1, 2)", "range(2)", "[rate]", "table", "()")] + inner,
            lambda: ["for k, v in table.items():", "    show(k, v)"],
            lambda: ["def made(rate=rate, *more, scale=%s):" % self.number(0), "    y = rate"] + inner + ["    return rate * scale", "show(made(%s))" % self.pick("", "2e-5", "1, 2", "scale=3"), "show(y)"],
            lambda: ["try:"] + inner + ["except Exception as e:"] + other,
            lambda: ["while count > 0:", "    count //= 10", "    show(count)"],
            lambda: ["with opened() as f:"] + inner,
            lambda: ["for x in rates:", "    if x > 1e-4:", "        %s" % self.pick("break", "continue")] + inner + ["else:"] + other)()

    def string_line(self):
        return self.string().replace("\\\n", "")

    def program(self):
        """Statements that end without an error on every machine are not promised: some are refused."""
        return "\n".join([
            "import os", "from shown import show, opened", "rate = %s" % self.real(), "count = %s" % self.integer(), "x = y = 0",
            "name = %s" % self.string_line(), "rates = [1e-5, 2e-5, 3]", "table = {'lr': 2e-4, 's': 'text'}", "def twice(n): return 2 * n",
            "class Config:", "    lr = 5e-5", "config = Config()"] + self.statements() + self.statements() + ["show(rate, count, name, x, y, rates, table)"]) + "\n"


def snippets(written):
    """The first block of the file has a snippet on each line, every other block is one."""
    lines, *blocks = written.rstrip("\n").split("\n----\n")
    for i, line in enumerate(lines.split("\n")):
        yield "line-%d" % (i + 1), line
    for i, block in enumerate(blocks):
        yield "block-%d" % (i + 1), block + "\n"
    for i, text in enumerate(WHITESPACE):
        yield "whitespace-%d" % (i + 1), text
    for seed in range(200):
        yield "literal-%d" % seed, Generated(seed).literal()
    for seed in range(200):
        yield "program-%d" % seed, Generated(seed).program()

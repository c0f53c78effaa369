"""Runs generated scripts with the real sh (dash) and bash and stores the words that they expand to.

Usage: shell_words.py COUNT > words.json

Every script calls `show ID WORD...`; here that writes its arguments, for Tenfold it is a command
like any other. The scripts are harmless: they run in an empty folder and only write files there.
"""

import json
import random
import subprocess
import sys
import tempfile

SHOW = r"""show() { printf '%s\037' "$@"; printf '\036'; }
"""
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "GIVEN": "from the  object", "RATE": "2e-5"}
PARAMETERS = ["first", "second word", ""]


class Script:
    def __init__(self, seed, bash):
        self.random = random.Random(seed)
        self.bash = bash
        self.shown = 0
        self.depth = 0
        self.names = ["GIVEN", "RATE", "A", "B", "C"]
        self.arrays = []

    def pick(self, *of):
        return self.random.choice(of)

    def text(self):
        return self.pick("2e-5", "a b", "--lr", "x/y/z.tar.gz", "", " pad ", "it's", "a\tb", "k=v", "é", "1", "7", "a  b c", "x.yaml")

    def quoted(self):
        text = self.text()
        if "'" in text:
            return '"' + text + '"'
        return self.pick("'" + text + "'", '"' + text + '"')

    def literal(self):
        return self.pick("2e-5", "--lr=2e-5", "x.py", "a\\ b", "\\$A", "a'b c'd", '"q"', "=", "--x", "10", "'$A'", '"\\$A \\" \\\\ \\n"', "%", "a#b")

    def parameter(self):
        name = self.pick(*self.names)
        forms = ["$" + name, "${" + name + "}", "${%s:-%s}" % (name, self.pick("d", "a b", '"a b"', "$RATE", "")),
                 "${%s-%s}" % (name, self.pick("d", "'a b'")), "${%s:+%s}" % (name, self.pick("alt", '"a b"', "-$RATE")),
                 "${%s+set}" % name, "${#%s}" % name, "${%s:=%s}" % (name, self.pick("dflt", "a b")),
                 "${%s#%s}" % (name, self.pick("*/", "a", "?", "'a b'", "[ax]", "$RATE")),
                 "${%s##%s}" % (name, self.pick("*/", "*.", "a*", '"a"*')),
                 "${%s%%%s}" % (name, self.pick(".*", "/*", "c", "[!0-9]")),
                 "${%s%%%%%s}" % (name, self.pick(".*", "/*", " *", "$A")),
                 "$1", "$2", "${3:-third}", "$#", "${9}", "$*"]
        if self.bash:
            forms += ["${%s/%s/%s}" % (name, self.pick("a", "b ", "x"), self.pick("Z", "", "$RATE")),
                      "${%s//%s/%s}" % (name, self.pick("a", "/", "."), self.pick("_", "")),
                      "${%s:%s}" % (name, self.pick("0", "1", "2:2", "1:1", "0:3")),
                      "${%s^^}" % name, "${%s,,}" % name]
            if self.arrays:
                array = self.pick(*self.arrays)
                forms += ["${%s[@]}" % array, "${%s[1]}" % array, "${#%s[@]}" % array, "${%s[*]}" % array, "${%s}" % array] * 2
        return self.pick(*forms)

    def expansion(self):
        kind = self.random.randrange(8)
        if kind < 5:
            return self.parameter()
        if kind == 5:
            return "$((" + self.arithmetic() + "))"
        return "$(" + self.pick("echo " + self.word(), "printf '%s' " + self.word(), "printf '%s-%s' a b", "echo a  b; echo c", "echo", "cat f.txt", "basename x/y.z", "sh -c 'echo \"$RATE $1\"' sh one", "echo -n a") + ")"

    def arithmetic(self):
        return self.pick("1 + 2", "2 * (3 - 1)", "7 / 2 + 7 % 3", "N + 1", "$N * 2", "1 << 3", "N > 2 ? 10 : 20", "-N", "!N", "3 == 3 && N != 0", "0x10 + 010", "N * N - (N)")

    def piece(self):
        kind = self.random.randrange(6)
        if kind < 2:
            return self.literal()
        if kind == 2:
            return self.quoted()
        if kind == 3:
            return '"' + self.pick("", "a ", "it's ") + self.expansion().replace('"', "") + self.pick("", " b", ".") + '"'
        return self.expansion()

    def word(self):
        if self.depth > 2:
            return self.literal()
        self.depth += 1
        out = "".join(self.piece() for _ in range(self.pick(1, 1, 1, 2, 3)))
        self.depth -= 1
        return out

    def show(self):
        self.shown += 1
        words = [self.word() for _ in range(self.random.randrange(1, 5))]
        if self.random.randrange(4) == 0:
            words.append(self.pick('"$@"', "$@", '"$*"', '"x$@y"', '"${GIVEN} $*"'))
        if self.bash and self.arrays and self.random.randrange(2):
            words.append('"${%s[@]}"' % self.pick(*self.arrays))
        return "show %d %s" % (self.shown, " ".join(words))

    def assignment(self):
        name = self.pick("A", "B", "C", "D")
        if name not in self.names:
            self.names.append(name)
        if self.bash and self.random.randrange(4) == 0:
            return "%s+=%s" % (name, self.word())
        return "%s=%s" % (name, self.word())

    def test(self):
        return self.pick('[ "$A" = "%s" ]' % self.pick("a", "2e-5", ""), '[ -z "$B" ]', '[ -n "$RATE" ]', "[ $# -gt 2 ]",
                         "test 3 -le 4", '[ ! -n "$GIVEN" ]', "true", "false", '[ "$RATE" != 2e-5 ]', '! [ 1 -eq 1 ]',
                         *(['[[ $RATE == 2e* ]]', '[[ -n $A && $RATE != x ]]', "(( N > 1 ))", '[[ ! -z "$C" || a == b ]]'] if self.bash else []))

    def block(self, most=2):
        return "\n".join(self.line() for _ in range(self.random.randrange(1, most + 1)))

    def line(self):
        kind = self.random.randrange(20)
        if self.depth > 2 or kind < 8:
            return self.show()
        self.depth += 1
        try:
            if kind < 12:
                return self.assignment()
            if kind == 12:
                return "if %s; then\n%s\nelse\n%s\nfi" % (self.test(), self.block(), self.block())
            if kind == 13:
                return "case %s in\n%s) %s;;\n%s) %s;;\n*) %s\nesac" % (self.word(), self.pick("a*", "2e-5", "'a b'|''"), self.show(), self.pick("[0-9]*", "--*", "?"), self.show(), self.show())
            if kind == 14:
                return "for i in %s; do\n%s \"$i\"\n%s\ndone" % (self.pick("1 2 3", "$GIVEN", '"$@"', "a 'b c'", "$(echo x y)"), self.show(), self.block(1))
            if kind == 15:
                return "N=%d\nwhile [ $N -lt 4 ]; do\n%s $N\nN=$((N + 1))\ndone" % (self.random.randrange(3), self.show())
            if kind == 16:
                return "%s %s %s" % (self.test(), self.pick("&&", "||"), self.pick(self.show(), self.assignment()))
            if kind == 17:
                return self.pick('set -- %s "$@"' % self.word(), "shift", "set -- a 'b c' d", "unset A", "export E=%s" % self.quoted(),
                                 "( A=inner; %s )" % self.show(), "{ A=outer; %s; }" % self.show(), "eval \"A=1 B='x y'\"",
                                 "f() { %s \"$1\" \"$#\"; }\nf one 'two three'" % self.show(),
                                 "g() { A=changed; return 0; %s; }\ng" % self.show())
            if kind == 18:
                return self.pick("cat <<EOF > f.txt\n$RATE ${A:-none}\n\\$x\nEOF", "cat <<'EOF' > f.txt\n$RATE\nEOF", "echo \"A=sourced\" > v.sh; . ./v.sh",
                                 "printf '%s\\n' \"$RATE\" b > f.txt", "echo more >> f.txt", "echo x | cat > f.txt", "A=$(cat <<EOF\nhere $RATE\nEOF\n)")
            if self.bash:
                if "L" not in self.arrays:
                    self.arrays.append("L")
                    return "L=(%s %s %s)" % (self.word(), self.quoted(), self.pick('"$@"', "z"))
                return self.pick("L+=(%s)" % self.word(), "L[0]=%s" % self.quoted(), "for ((k = 0; k < 3; k++)); do %s $k; done" % self.show(),
                                 "A=$'t\\tn\\'q'", "declare -x E=%s" % self.quoted(), 'read -r Q <<< "a"; %s "$Q"' % self.show(), "(( N = 5 ))", "%s {a,b} *.none" % self.show())
            return self.show()
        finally:
            self.depth -= 1

    def whole(self):
        # first in every script: files and numbers that the rest refers to
        lines = ["N=3", "echo 'in a file' > f.txt"]
        return "\n".join(lines + [self.line() for _ in range(self.random.randrange(3, 9))]) + "\n" + self.show() + "\n"


def run(shell, script):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([shell, "-c", SHOW + script, "name"] + PARAMETERS, cwd=folder, env=ENVIRONMENT,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=20, check=False)
    if done.stderr:
        return None
    shown = done.stdout.decode().split("\036")[:-1]
    return [call.split("\037")[:-1] for call in shown]


def main():
    count = int(sys.argv[1])
    entries = []
    seed = 0
    while len(entries) < count:
        seed += 1
        bash_only = seed % 2 == 0
        script = Script(seed, bash_only).whole()
        entry = {"name": "seed-%d" % seed, "script": script, "bash": run("bash", script), "sh": None if bash_only else run("dash", script)}
        # a script that a shell complains about shows nothing
        if entry["bash"] is not None and (bash_only or entry["sh"] is not None):
            entries.append(entry)
    json.dump({"environment": ENVIRONMENT, "parameters": PARAMETERS, "scripts": entries}, sys.stdout, indent=1, ensure_ascii=False)
    print()


main()

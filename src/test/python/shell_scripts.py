"""Generates harmless shell scripts that show what words expand to; the same script for one seed.

Every script calls `show ID WORD...`. It runs in an empty folder and only writes files there.
"""

import random

from shell_idioms import Idioms

TEXTS = ["2e-5", "a b", "--lr", "x/y/z.tar.gz", "", " pad ", "it's", "a\tb", "k=v", "é", "1", "7", "a  b c", "x.yaml"]
LITERALS = ["2e-5", "--lr=2e-5", "x.py", "a\\ b", "\\$A", "a'b c'd", '"q"', "=", "--x", "10", "'$A'",
            '"\\$A \\" \\\\ \\n"', "%", "a#b", "a\\\nb", "x:y", "{}", "[a", "~x", '""', "''", "'a'\\''b'"]
SUMS = ["1 + 2", "2 * (3 - 1)", "7 / 2 + 7 % 3", "N + 1", "$N * 2", "1 << 3", "N > 2 ? 10 : 20", "-N", "!N",
        "3 == 3 && N != 0", "0x10 + 010", "N * N - (N)", "N += 2", "(N | 4) ^ 1", "~N & 7", "N >= 3 || 1 / 1",
        "${N} - ${#RATE}", "N = N * 2"]
BASH_SUMS = ["2 ** 3", "N++", "--N", "N, N + 1", "16#ff", "N++ + ++N", "$(echo 4) + 1"]


class Script(Idioms):
    def __init__(self, seed, bash):
        self.random = random.Random(seed)
        self.bash = bash
        self.shown = 0
        self.depth = 0
        self.names = ["GIVEN", "RATE", "A", "B", "C"]
        self.arrays = []

    def pick(self, *of):
        return self.random.choice(of)

    def chance(self, one_in):
        return self.random.randrange(one_in) == 0

    # words

    def quoted(self):
        text = self.pick(*TEXTS)
        return '"' + text + '"' if "'" in text else self.pick("'" + text + "'", '"' + text + '"')

    def parameter(self):
        if self.chance(3):
            return self.changed_parameter()
        name = self.pick(*self.names)
        operand = self.pick("d", "a b", '"a b"', "$RATE", "", "'x y'", "${GIVEN#* }", "$(echo in)", "a$1", "-$N")
        pattern = self.pick("*/", "a", "?", "'a b'", "[ax]", "$RATE", "*.", "a*", '"a"*', ".*", "/*", "c", "[!0-9]",
                            " *", "$A", "*[0-9]", "${A%b}*", "\\*", "[a-z]*-")
        forms = ["$" + name, "${" + name + "}", "${%s:-%s}" % (name, operand), "${%s-%s}" % (name, operand),
                 "${%s:+%s}" % (name, operand), "${%s+%s}" % (name, self.pick("set", operand)), "${#%s}" % name,
                 "${%s:=%s}" % (name, operand), "${%s=%s}" % (name, operand), "${RATE:?no rate}",
                 "${%s#%s}" % (name, pattern), "${%s##%s}" % (name, pattern), "${%s%%%s}" % (name, pattern),
                 "${%s%%%%%s}" % (name, pattern), "${%s:-${%s:-%s}}" % (name, self.pick(*self.names), operand),
                 "$1", "$2", "${3:-third}", "$#", "${9}", "$*", "${1#f}", "${2%% *}", "${9:-nine}"]
        if self.bash:
            forms += ["${%s/%s/%s}" % (name, self.pick("a", "b ", "x", "$A", "'a b'", "e-"), self.pick("Z", "", "$RATE", "a b")),
                      "${%s//%s/%s}" % (name, self.pick("a", "/", ".", " "), self.pick("_", "", "--")),
                      "${%s:%s}" % (name, self.pick("0", "1", "2:2", "1:1", "0:3", " -2", "N", "1:-1", "$N - 2")),
                      "${%s^^}" % name, "${%s,,}" % name, "${@:2}", "${@:1:1}", "${*:2:1}", "${@#f}", "${!NAME}", "$'t\\tn\\'q\\x41'"]
            if self.arrays:
                array = self.pick(*self.arrays)
                forms += ["${%s[@]}" % array, "${%s[1]}" % array, "${#%s[@]}" % array, "${%s[*]}" % array,
                          "${%s}" % array, "${%s[N - 2]}" % array, "${#%s[0]}" % array, "${%s[@]:1}" % array,
                          "${%s[@]:0:2}" % array, "${%s[-1]}" % array, "${%s[@]%%a*}" % array, "${%s[$#]}" % array,
                          "${%s[@]/a/_}" % array, "${!%s[@]}" % array, "${%s[9]:-none}" % array] * 2
        return self.pick(*forms)

    def command_output(self):
        word = self.word()
        return self.pick("echo " + word, "printf '%s' " + word, "printf '%s-%s' a b", "echo a  b; echo c", "echo",
                         "cat f.txt", "basename x/y.z", "dirname x/y.z", "sh -c 'echo \"$RATE $1\"' sh one", "echo -n a",
                         "printf '%s,' a 'b c'", "printf '%d-%s\\n' 7 x", "echo x | cat", "echo a && echo b",
                         "if true; then echo yes; fi", "for i in 1 2; do echo $i; done", "A=sub; echo $A", "( echo p )",
                         "echo '#' c # d", "echo \"$(echo \"in ner\")\"", "set -- q; echo $1$#", "printf %s\\\\n a",
                         "case $RATE in 2*) echo two;; esac", "cat <<X\nhere $A\nX\n")

    def sum(self):
        return self.pick(*SUMS, *(BASH_SUMS if self.bash else []))

    def expansion(self):
        kind = self.random.randrange(8)
        if kind < 5:
            return self.parameter()
        if kind == 5:
            return "$((" + self.sum() + "))"
        if self.chance(6):
            return "`" + self.pick("echo b q", "echo $RATE", "echo \\$A") + "`"
        return "$(" + self.command_output() + ")"

    def piece(self):
        kind = self.random.randrange(6)
        if kind < 2:
            return self.pick(*LITERALS)
        if kind == 2:
            return self.quoted()
        if kind == 3:
            return '"' + self.pick("", "a ", "it's ") + self.expansion().replace('"', "") + self.pick("", " b", ".") + '"'
        return self.expansion()

    def word(self):
        if self.depth > 2:
            return self.pick(*LITERALS[:14])
        self.depth += 1
        out = "".join(self.piece() for _ in range(self.pick(1, 1, 1, 2, 3)))
        self.depth -= 1
        return out

    def show(self):
        self.shown += 1
        words = [self.word() for _ in range(self.random.randrange(1, 5))]
        if self.chance(4):
            words.append(self.pick('"$@"', "$@", '"$*"', '"x$@y"', '"${GIVEN} $*"', '"$@""$@"', 'x"$@"', '"${@}"'))
        if self.bash and self.arrays and self.chance(2):
            words.append(self.pick('"${%s[@]}"', '"a${%s[@]}b"', '"${%s[*]}"', '"${%s[@]:1}"') % self.pick(*self.arrays))
        return "show %d %s" % (self.shown, " ".join(words))

    # commands

    def name(self):
        name = self.pick("A", "B", "C", "D")
        if name not in self.names:
            self.names.append(name)
        return name

    def assignment(self):
        name = self.name()
        if self.bash and self.chance(4):
            return "%s+=%s" % (name, self.word())
        if self.chance(8):
            return "%s=%s %s=%s" % (name, self.word(), self.name(), self.word())
        return "%s=%s" % (name, self.word())

    def test(self):
        tests = ['[ "$A" = "%s" ]' % self.pick("a", "2e-5", ""), '[ -z "$B" ]', '[ -n "$RATE" ]', "[ $# -gt 2 ]",
                 "test 3 -le 4", '[ ! -n "$GIVEN" ]', "true", "false", '[ "$RATE" != 2e-5 ]', "! [ 1 -eq 1 ]",
                 '[ "$1" = first -a "$#" -ne 9 ]', '[ -z "" -o "$A" ]', "[ -f f.txt ]", "[ ! -e none.txt ]", '[ "$A" ]',
                 "test -n \"$C\" && true", "[ 7 -eq 07 ]", "! false", "{ [ 1 = 1 ]; }", "( exit 1 )", "[ -s f.txt ]",
                 "[ \"${A:-x}\" = x ]"]
        if self.bash:
            tests += ["[[ $RATE == 2e* ]]", "[[ -n $A && $RATE != x ]]", "(( N > 1 ))", '[[ ! -z "$C" || a == b ]]',
                      "[[ $RATE == \"2e*\" ]]", "[[ $1 = f?rst ]]", "[[ $N -eq 3 ]]", "[[ ( a = b || c = c ) && -n x ]]",
                      "[[ -f f.txt && ! -f none ]]", "[[ -v RATE ]]", "(( N % 2 ))", "[[ $GIVEN =~ object$ ]]", "[[ a < b ]]"]
        return self.pick(*tests)

    def block(self, most=2):
        return "\n".join(self.line() for _ in range(self.random.randrange(1, most + 1)))

    def branch(self):
        kind = self.random.randrange(5)
        if kind == 0:
            return "if %s; then\n%s\nelif %s; then\n%s\nelse\n%s\nfi" % (self.test(), self.block(), self.test(), self.block(), self.block())
        if kind < 3:
            return "if %s; then\n%s\nelse\n%s\nfi" % (self.test(), self.block(), self.block())
        if kind == 3:
            return "%s %s %s %s %s" % (self.test(), self.pick("&&", "||"), self.pick(self.show(), self.assignment()), self.pick("&&", "||"), self.show())
        return "case %s in\n%s) %s;;\n%s) %s;;\n*) %s\nesac" % (
            self.word(), self.pick("a*", "2e-5", "'a b'|''", "$RATE", "[!a]*x", '"$1"'), self.show(),
            self.pick("[0-9]*", "--*", "?", "*\\ *", "x|y|k=*"), self.show(), self.show())

    def loop(self):
        body = self.block(1)
        kind = self.random.randrange(9)
        if kind < 3:
            return "for i in %s; do\n%s \"$i\"\n%s\ndone" % (
                self.pick("1 2 3", "$GIVEN", '"$@"', "a 'b c'", "$(echo x y)", "$A z", '"$A" "${B:-q}"'), self.show(), body)
        if kind == 3:
            return "for i; do\n%s $i\n%s\ndone" % (self.show(), self.pick("break", "continue", "shift", ":"))
        if kind == 4:
            return "N=%d\nuntil [ $N -ge 4 ]; do\n%s $N\nN=$((N + 1))\n%s\ndone" % (
                self.random.randrange(3), self.show(), self.pick(":", "[ $N -eq 3 ] && break", "[ $N -lt 3 ] && continue"))
        if kind == 5:
            return "for i in 1 2; do for j in a b; do\n%s $i$j\n%s\ndone; done" % (self.show(), self.pick("break", "continue 2", "break 2", ":", "A=$i"))
        if kind == 6:
            return "while read -r x y; do\n%s \"$x\" \"$y\"\ndone <<X\na b c\n\nd\nX" % self.show()
        return "N=%d\nwhile [ $N -lt 4 ]; do\n%s $N\nN=$((N + 1))\ndone" % (self.random.randrange(3), self.show())

    def function(self):
        return self.pick(
            "f() { %s \"$1\" \"$#\"; }\nf one 'two three'" % self.show(),
            "g() { A=changed; return 0; %s; }\ng" % self.show(),
            "h() { shift; %s \"$@\"; set -- in; %s $1; }\nh a b 'c d'\n%s \"$@\"" % (self.show(), self.show(), self.show()),
            "k() { [ $# -gt 0 ] || return 1; %s $#; shift; k \"$@\"; }\nk x y" % self.show(),
            "m() { local A=inner B; B=also; %s; }\nm\n%s $A$B" % (self.show(), self.show()),
            "p() ( A=inner; %s; )\np\n%s $A" % (self.show(), self.show()),
            "q() { false; }\nif q; then %s; else %s; fi" % (self.show(), self.show()),
            "r() { echo out; A=set; }\nB=$(r)\n%s $A $B" % self.show(),
            "t() { %s $T; }\nT=only t\n%s" % (self.show(), self.show()))

    def files(self):
        return self.pick(
            "cat <<EOF > f.txt\n$RATE ${A:-none}\n\\$x\nEOF", "cat <<'EOF' > f.txt\n$RATE\nEOF",
            "echo \"A=sourced\" > v.sh; . ./v.sh", "printf '%s\\n' \"$RATE\" b > f.txt", "echo more >> f.txt",
            "echo x | cat > f.txt", "A=$(cat <<EOF\nhere $RATE\nEOF\n)", "cat f.txt > g.txt; cp g.txt f.txt",
            "echo t | tee f.txt > /dev/null", "cat <<-EOF > f.txt\n\tstripped $1\n\tEOF", "echo 'show_it() { A=lib; }' > l.sh; . ./l.sh; show_it",
            "printf 'set -- s1 s2; B=$1' > s.sh; . ./s.sh", "echo 'A=$1' > p.sh; . ./p.sh 'in put'" if self.bash else "true",
            "mkdir -p d; cd d; echo deep > f.txt; cd ..", "{ echo one; echo two; } > f.txt", "echo new > f.txt; mv f.txt f.txt.old; echo n > f.txt",
            "rm -f f.txt; echo again > f.txt", "echo > f.txt", "exec 3> f3.txt; echo three >&3; exec 3>&-")

    def changes(self):
        options = [
            'set -- %s "$@"' % self.word(), "shift", "set -- a 'b c' d", "unset A", "export E=%s" % self.quoted(),
            "( A=inner; %s )" % self.show(), "{ A=outer; %s; }" % self.show(), "eval \"A=1 B='x y'\"",
            "eval 'A=\"$RATE x\"'", "A=$A$RATE", "IFS=:; A='x:y'; %s $A; unset IFS" % self.show(), "set -- ", "readonly R=%s" % self.quoted(),
            "echo piped | { read -r A; %s \"$A\"; }" % self.show(), "A=lost | true", "sh -c '%s' name 'x y'" % "exit 0",
            "export A; A=%s" % self.word(), ": ${A:=%s} ${B=}" % self.pick("x", "'a b'", "$RATE"), "true && A=%s" % self.word(),
            "A=1; A=$((A + 1)) B=$A", "shift 2", "set -- \"$1\" \"${2:-x}\"", "X=$(A=sub; echo $A); B=$X", "A='*' B='a?c'"]
        if self.bash:
            options += ["(( N = 5 ))", "(( N += 2 )) || true", "let N=N+1", "declare -x E=%s" % self.quoted(),
                        'read -r Q <<< "a"; %s "$Q"' % self.show(), "%s {a,b} *.none" % self.show(), "printf -v A '%s' \"$RATE\"",
                        "declare -i I=3; I=I+2; %s $I" % self.show(), "NAME=RATE; %s ${!NAME}" % self.show(),
                        "IFS=, read -r A B <<< 'x,y z'", "declare -A M=([a]=1); %s ${M[a]}" % self.show(), "local_=$'a\\nb'; %s \"$local_\"" % self.show(),
                        "for ((k = 0; k < 3; k++)); do %s $k; done" % self.show(), "A=$'t\\tn\\'q'", "A+=x; %s" % self.show()]
        return self.pick(*options)

    def array(self):
        if not self.bash:
            return self.changes()
        if "L" not in self.arrays:
            self.arrays.append("L")
            return "L=(%s %s %s)" % (self.word(), self.quoted(), self.pick('"$@"', "z", "$GIVEN"))
        return self.pick("L+=(%s)" % self.word(), "L[0]=%s" % self.quoted(), 'L=("${L[@]}" %s)' % self.word(), "L[N]=%s" % self.quoted(),
                         'for e in "${L[@]}"; do %s "$e"; done' % self.show(), 'set -- "${L[@]}"', "L+=tail", "unset 'L[0]'", "L=()",
                         'L=("${L[@]:1}")', "L[7]=far")

    def line(self):
        kind = self.random.randrange(30)
        if self.depth > 2 or kind < 8:
            return self.show()
        self.depth += 1
        try:
            if kind < 12:
                return self.assignment()
            if kind < 14:
                return self.branch()
            if kind < 16:
                return self.loop()
            if kind == 16:
                return self.function()
            if kind == 17:
                return self.files()
            if kind < 20:
                return self.array()
            if kind < 22:
                return self.changes()
            return self.idiom()
        finally:
            self.depth -= 1

    def whole(self):
        # first in every script: files and numbers that the rest refers to
        lines = ["N=3", "echo 'in a file' > f.txt"]
        return "\n".join(lines + [self.line() for _ in range(self.random.randrange(3, 9))]) + "\n" + self.show() + "\n"

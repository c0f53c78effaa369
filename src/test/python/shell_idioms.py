"""What people write in the shell text of a job manifest, for the generator of shell_scripts.py."""


class Idioms:
    """Mixed into Script, whose words, tests and lines it puts together."""

    def flag(self):
        return self.pick("--lr", "--lr=2e-5", "-x", "--x=a", "--name 'a b'", "--flag", "lr=2e-5", "--lr \"$RATE\"", "-n 3")

    def rate(self):
        return self.pick("2e-5", "2.0e-05", "1e-4", "$RATE", '"$RATE"', "${LR:-2e-5}", "'3e-6'", "0.0002", "${RATE}")

    def changed_parameter(self):
        """Forms of ${...} that are seldom, and those with operands of their own."""
        name = self.pick(*self.names)
        operand = self.pick('"$RATE"', '"${A:-x y}"', "'q r'", "$(echo a b)", "${B}", '"a"b', "\\$x", "a\\ b", "${C:+c}", "$*", '"$@"')
        forms = ['${%s:+--flag "$%s"}' % (name, name), "${%s:+--flag $%s}" % (name, name), "${%s:-%s}" % (name, operand),
                 "${%s-%s}" % (name, operand), "${%s:+%s}" % (name, operand), "${%s+%s}" % (name, operand), "${%s:=%s}" % (name, operand),
                 "${1:-}", "${%s%%.*}" % name, "${%s##*[!0-9]}" % name, "${%s%%%%[[:space:]]*}" % name, "${%s#\"$A\"}" % name,
                 "${%s#'*'}" % name, "${%s%%\\*}" % name, "${%s#[!a-c]}" % name, "${%s##*[]x]}" % name, "${%s%%[a-]*}" % name,
                 "${#1}", "${#}", "${%s:-${%s:+%s}}" % (name, self.pick(*self.names), operand), "${%s%%\"${%s#?}\"}" % (name, name),
                 "${2:+\"$2\"}", "${1-$2}", "${%s#$1}" % name, "${%s:+}" % name, "${%s-}" % name, "${#%s}%%" % name]
        if self.bash:
            pattern = self.pick("a", "?", "[a-c]", "*", " ", "e-", "'a b'", "\"$A\"", "/", "\\/", "[^a-z]", "[0-9]", "x*", "$RATE", "*o", ".")
            replacement = self.pick("", "_", "\"a b\"", "$RATE", "'&'", "x/y", "\\/", "${A}", "-- ", "\"$B\"")
            forms += ["${%s/#%s/%s}" % (name, pattern, replacement), "${%s/%%%s/%s}" % (name, pattern, replacement),
                      "${%s/%s/%s}" % (name, pattern, replacement), "${%s//%s/%s}" % (name, pattern, replacement), "${%s//%s}" % (name, pattern),
                      "${%s^}" % name, "${%s,}" % name, "${%s^^}" % name, "${%s,,}" % name, "${%s:1:2}" % name, "${%s: -3}" % name,
                      "${%s:(-2)}" % name, "${%s:0:-1}" % name, "${%s:${#A}}" % name, "${%s:N}" % name, "${@: -1}", "${@:1}", "${@:N}",
                      "${@:2:1}", "${*#a}", "${@/a/b}", "${@^^}", "${!A}", "${!GIVEN-x}", "${%s@Q}" % name, "${%s@U}" % name, "${!N}", "${@: -2:1}",
                      "${@:0:1}", "${#@}", "${#*}"] * 2
        return self.pick(*forms)

    def idiom(self):
        return self.pick(self.options, self.defaults, self.here_document, self.separators, self.reading, self.printing, self.matching,
                         self.summing, self.nested, self.environment, self.running, self.growing, self.strict, self.calling, self.counting)()

    def options(self):
        return self.pick(
            "set -- %s %s tail\nwhile [ $# -gt 0 ]; do\n  case \"$1\" in\n    --lr) LR=$2; shift 2;;\n    --lr=*) LR=${1#*=}; shift;;\n"
            "    --) shift; break;;\n    -*) A=\"${A:-} $1\"; shift;;\n    *) B=$1; shift;;\n  esac\ndone\n%s \"${LR:-none}\" \"$A\" \"$B\" \"$@\"",
            "set -- %s %s\nfor arg in \"$@\"; do\n  case $arg in\n    --*=*) A=${arg#*=};;\n    --*) B=${arg#--};;\n  esac\ndone\n%s $A $B $#",
            "set -- %s %s\nwhile test $# -ne 0\ndo\n  case $1 in (--*) A=$1 ;; (*) C=$1 ;; esac\n  shift\ndone\n%s \"$A\" \"$C\"",
            "set -- %s %s\nuntil [ -z \"${1:-}\" ]; do B=$1; shift; done\n%s \"$B\" \"$#\"") % (self.flag(), self.flag(), self.show())

    def defaults(self):
        return self.pick(
            ": \"${LR:=%s}\"\n%s --lr $LR" % (self.rate(), self.show()),
            ": ${LR:=%s} ${M=model}\nexport LR\n%s --lr \"$LR\" $M" % (self.rate(), self.show()),
            "LR=${LR:-%s}\nARGS=\"--lr $LR --x 1\"\n%s $ARGS" % (self.rate(), self.show()),
            "LR=%s\nARGS=\"--lr ${LR} %s\"\nARGS=\"$ARGS ${A:+--a $A}\"\n%s $ARGS" % (self.rate(), self.pick("", "--b 'c d'", "--q \\\"x\\\"", "\\\n --z"), self.show()),
            "if [ -z \"${LR:-}\" ]; then LR=%s; fi\n%s $LR" % (self.rate(), self.show()),
            "[ -n \"${A:-}\" ] || A=%s\n%s \"$A\"" % (self.word(), self.show()),
            "[ \"${A:-}\" ] && B=%s || B=%s\n%s \"$B\"" % (self.word(), self.word(), self.show()),
            "test \"x$A\" = x && A=%s\n%s $A" % (self.rate(), self.show()),
            "LR=%s %s\n%s \"${LR-unset}\"" % (self.rate(), self.show(), self.show()))

    def here_document(self):
        inside = self.pick("lr: $LR", "a: ${A:-none} b: \"$B\"", "x: `echo q`", "n: $((N * 2)) $(echo \"i n\")", "\\$A \\\\ \\\" \\n", "'$A' \"${A}\"",
                           "joined \\\nline", "${A:-'q' \"r\"}", "$1 $# $@", "${A#x} ${B%y}", "$ { $( echo s ) }", "\t tabs", "${A:+\"$RATE\"}",
                           "#no comment", "EOF2", "$(cat <<I\nin $RATE\nI\n)", "% $$ {{}}".replace("$$", "$"), "$RATE$", "\"", "it's")
        more = self.pick("", "\nlearning_rate: ${RATE}", "\n", "\n\tindented", "\nk: 'v'")
        body = inside + more
        return self.pick(
            "cat > f.txt <<EOF\n%s\nEOF\n%s \"$(cat f.txt)\"", "cat <<'EOF' > f.txt\n%s\nEOF\n%s \"$(cat f.txt)\"", "cat > f.txt << \"E F\"\n%s\nE F\n%s \"$(cat f.txt)\"",
            "cat <<-EOF >f.txt\n\t%s\n\tEOF\n%s \"$(cat < f.txt)\"", "A=$(cat <<EOF\n%s\nEOF\n)\n%s \"$A\"", "cat <<EOF | tee f.txt >/dev/null\n%s\nEOF\n%s \"$(cat f.txt)\"",
            "cat <<EOF >> f.txt && A=done\n%s\nEOF\n%s \"$(cat f.txt)\" $A", "tee f.txt <<\\EOF >/dev/null\n%s\nEOF\n%s \"$(cat f.txt)\"",
            "f() { cat <<EOF\n%s\nEOF\n}\n%s \"$(f one two)\"", "{ cat <<EOF; echo after; } > f.txt\n%s\nEOF\n%s \"$(cat f.txt)\"",
            "cat <<A1 > f.txt; cat <<'B1' >> f.txt\n%s\nA1\n$A\nB1\n%s \"$(cat f.txt)\"", "sh -s <<'EOF' > f.txt\necho '%s' >/dev/null; echo $RATE\nEOF\n%s \"$(cat f.txt)\"".replace("'%s'", "%.0s"),
            "while read -r line; do B=\"$B|$line\"; done <<EOF\n%s\nEOF\n%s \"$B\"") % (body, self.show())

    def separators(self):
        return self.pick(
            "OLD=$IFS; IFS=,; set -- $GIVEN,a b,c; IFS=$OLD\n%s \"$@\"", "IFS=:\nA=a:b::c\n%s $A \"$A\" $1\nunset IFS", "(IFS=,; A=x,y; %s $A)", "IFS=,\n%s $GIVEN $RATE\nIFS=' '\nB='a b'",
            "f() { local IFS=,; B=\"$*\"; }\nf a 'b c' d\n%s \"$B\"", "IFS='\n'\nA='a b\nc'\n%s $A\nunset IFS", "IFS=\nA='a b'\n%s $A $*\nunset IFS", "IFS=-; A=$RATE; set -- $A; unset IFS\n%s \"$1\" \"$2\"",
            "IFS=,; A=\"$*\"; unset IFS\n%s \"$A\"", "A=a,b\nIFS=, read -r B C <<X\n$A,d\nX\n%s \"$B\" \"$C\"") % self.show()

    def reading(self):
        options = ["while IFS= read -r line; do\n  %s \"$line\"\ndone <<X\n  a b  \nc\\d\n$RATE\nX", "while IFS='=' read -r k v; do\n  %s \"$k\" \"$v\"\ndone <<X\nlr=$RATE\na=b=c\nnone\nX",
                   "printf 'a b\\nc d\\n' > f.txt\nwhile read -r A B; do %s \"$A\" \"$B\"; done < f.txt", "read -r A <<X\n  padded $RATE  \nX\n%s \"$A\"", "read A B <<X\na\\ b c\nX\n%s \"$A\" \"$B\"",
                   "echo \"$GIVEN\" | while read -r A B; do %s \"$A\" \"$B\"; done", "if read -r A <<X\n$RATE\nX\nthen %s \"$A\"; fi", "read -r A B C <<X\none two\nX\n%s \"$A\" \"$B\" \"$C\"",
                   "echo 1 > f.txt; read -r A < f.txt; %s $A", "for l in $(cat f.txt); do %s $l; done"]
        if self.bash:
            options += ["IFS=',' read -ra L <<< \"a,b c,$RATE\"\n%s \"${L[@]}\"", "read -ra L <<< \"$GIVEN\"\n%s \"${L[1]}\" \"${#L[@]}\"", "read -r -d '' A <<'X' || true\nall of\n  it\nX\n%s \"$A\"",
                        "mapfile -t L < f.txt\n%s \"${L[@]}\"", "while read -r -a L; do %s \"${L[0]}\"; done <<< $'a b\\nc'", "IFS=: read -r A B <<< x:y:z\n%s \"$A\" \"$B\"", "read -n 2 -r A <<< abc; %s \"$A\""]
        return self.pick(*options) % self.show()

    def printing(self):
        call = self.pick("'%s'", "'%s\\n'", "'%d' 7", "'%05d' 7", "'%s=%s ' a 1 b 2", "'%-5s|' a", "'%x' 255", "'%b' 'a\\tb'", "'%c' abc", "'%%'", "'%5.1f' 2", "'%s %s' a", "'a\\tb\\101'", "'%i' \"$N\"",
                         "\"$RATE\"", "'%.1e' 2", "'--%s' x y", "-- '-%s' x", "'%s' \"$@\"", "'%s\\n' $GIVEN", "\"%s\\n\" \"$A\" \"$B\"", "'%d' \"'a\"", "'%o' 8", "'\\n'", "'%s%%' 5", "'%s' ''", "'%3s|' a", "'%.2s' abcd", "%s")
        text = self.pick("-n a", "a  b", "-e 'a\\tb'", "-E 'a\\tb'", "'a\\b'", "-- x", "-", "-nn", "-en 'x\\n'", "--n", "'a\\c'", "-n", "\"$@\"", "$A$B", "-n \"$A\"", "\"a\\\\b\"", "'$A'", "-x", "n -n")
        return self.pick("A=$(printf %s)\n%s \"$A\"" % (call, self.show()), "%s \"$(echo %s)\"" % (self.show(), text), "echo %s > f.txt\n%s \"$(cat f.txt)\"" % (text, self.show()),
                         "printf %s > f.txt; printf '%%s' x >> f.txt\n%s \"$(cat f.txt)\"" % (call, self.show()))

    def matching(self):
        subject = self.pick('"$A"', "$RATE", '"$1"', "x.yaml", "$B$C", "'a b'", "$N", "$GIVEN", "\"${A:-}\"", "-n", "''")
        pattern = self.pick("*.yaml", "[0-9]*", "2e-*", "''", "\"$RATE\"", "*\" \"*", "a|b|2e-5", "?", "[!0-9]*", "[[:alpha:]]*", "$A", "\\*", "*[a-z]", "'*'", "-?", "[]x]*", "[a-c]?*", "*'b'", "\"a\"*", "x*l", "[-a]*")
        options = ["case %s in\n  %s) %s ;;\n  *) %s ;;\nesac" % (subject, pattern, self.show(), self.show()), "case %s in (%s) A=in;; esac\n%s \"$A\"" % (subject, pattern, self.show()),
                   "case %s in %s) B=1;; %s) B=2;; *) B=3; esac; %s $B" % (subject, pattern, self.pick("x*", "*", "$RATE"), self.show())]
        if self.bash:
            options += ["if [[ %s == %s ]]; then %s; else %s; fi" % (subject, pattern.replace("|", ""), self.show(), self.show()), "[[ %s != %s ]] && A=no\n%s \"$A\"" % (subject, pattern.replace("|", ""), self.show()),
                        "[[ %s =~ ^([0-9]+)e(-?[0-9]+)$ ]] && A=${BASH_REMATCH[1]}\n%s \"$A\"" % (subject, self.show()), "[[ -z %s || ! -e none && -n $RATE ]] && %s" % (subject, self.show()),
                        "[[ $N -gt 2 && ( %s < b || -n %s ) ]] || %s" % (subject, subject, self.show()), "case %s in %s) A=1;;& *) A=${A}2;;& z) A=3;; esac\n%s \"$A\"" % (subject, pattern, self.show()),
                        "case %s in %s) A=1;& z) A=${A}2;; *) A=4;; esac\n%s \"$A\"" % (subject, pattern, self.show()), "[[ %s = @(a|2e-5) ]] && %s" % (subject, self.show()), "[[ $A -eq $N ]] && A=number; %s $A" % self.show(),
                        "if [[ -v A && ${A} ]]; then %s; fi" % self.show(), "[[ %s == *%s* ]] || %s" % (subject, self.pick('"$A"', "$A", "e", "\" \""), self.show())]
        return self.pick(*options)

    def summing(self):
        expression = self.pick("N * 2 + 1", "(N + 1) * (N - 1)", "$(echo 3) + N", "N > 2 && N < 5", "N ? N : 1", "08 + 1" if self.chance(9) else "010", "$N$N", "${#RATE} - 1", "N<<2|1", "-N % 2", "- -N", "+N", "N==3?1:0",
                               "NONE + 1", "\"$N\" + 1", "N  *\t2", "1,000" if self.bash else "1000", "$((N + 1)) * 2", "!N || ~N", "N /= 2", "N -= 1", "${N:-0} + ${A:-1}" if self.chance(4) else "${N:-0} + ${NONE:-1}", "N % -2", "7 / -2", "0xFF & 0xF0",
                               "9223372036854775807 + 1", "1 << 63", "N ^ N", "2 - 3 - 4", "100 / 7 / 2", "1 ? 2 : 3 ? 4 : 5", "(N, 2)" if self.bash else "(2)", "N=5", "N >= 3 == 1", "5 & 3 == 3", "N*(2+(3*(4)))")
        options = ["A=$((%s))\n%s \"$A\" $N", "%s $((%s)) \"$N\"", "N=$((%s))\n%s $N", "A=$((  %s  )) B=$((N))\n%s $A $B", "[ $((%s)) -gt 3 ] && A=big\n%s \"$A\" $N"]
        if self.bash:
            options += ["((A = %s)) || true\n%s $A $N", "let 'A = %s' || true\n%s $A", "if ((%s)); then A=yes; else A=no; fi\n%s $A $N", "A=$[%s]\n%s $A", "((N++)); ((N += (%s))) || :\n%s $N"]
        chosen = self.pick(*options)
        return chosen % ((self.show(), expression) if chosen.startswith("%s") else (expression, self.show()))

    def nested(self):
        return self.pick(
            "%s \"$(echo \"$(printf '%%s' \"a b\")\" c)\"", "%s $(echo $(echo x $(echo y)))", "%s \"$(echo '$A' \"$A\" \\$A)\"", "%s `echo \\`echo in\\` \"q q\"`", "%s \"`echo \"$A\"`\"",
            "A=\"$(echo a)$(echo b)\"; %s $A", "%s $(for i in a b; do echo \"$i$i\"; done)", "%s \"$(if [ \"$N\" = 3 ]; then echo three; else echo other; fi)\"", "A=$(B=$(echo deep); echo \"$B er\"); %s \"$A\" \"$B\"",
            "%s \"$(printf '%%s\\n\\n' a)\"x", "%s $( (echo sub) )", "%s \"$(case a in a) echo yes;; esac)\"", "%s \"$(echo ')')\" '$(echo no)'", "%s \"$(echo a # comment\n)\"", "%s \"${A:-$(echo \"d e\")}\"", "A=$(set -- p q; echo $2); %s $A $1",
            "f() { echo \"f:$1\"; }; %s \"$(f 'a b')\" $(f c d)", "A=$(echo x; exit 3; echo never); %s $A", "%s \"$(cd /; echo in)\"", "%s \"$(unset RATE; echo ${RATE:-gone})\" $RATE", "A=$(sh -c 'echo $0 $1' zero one); %s $A",
            "%s \"$(RATE=1 sh -c 'echo $RATE')\" $RATE", "%s \"$(echo a | { read -r x; echo \"<$x>\"; })\"", "%s $(echo \"a   b\") \"$(echo \"a   b\")\"") % self.show()

    def environment(self):
        return self.pick(
            "export LR=%s\n%s --lr $LR" % (self.rate(), self.show()), "export A=%s B='x y'\n%s" % (self.rate(), self.show()), "export A B\nA=late\n%s" % self.show(), "A=%s\nexport A\nunset A\n%s" % (self.rate(), self.show()),
            "set -a\nA=%s\nset +a\nB=2\n%s $B" % (self.rate(), self.show()), "set -a; echo 'LR=%s' > v.env; . ./v.env; set +a\n%s \"$LR\"" % (self.rate().replace("'", ""), self.show()), "readonly A=1 2>/dev/null; %s $A" % self.show() if self.chance(3) else "A=1 %s" % self.show(),
            "A=1 B=$RATE %s \"$A\"" % self.show(), "f() { %s $A; }\nA=only f\n%s" % (self.show(), self.show()), "(export A=sub; %s)\n%s" % (self.show(), self.show()), "env A=1 %s" % self.show(), "env -u RATE A='b c' %s $RATE" % self.show(),
            "export A=1; env -i PATH=\"$PATH\" B=2 %s" % self.show(), "export A; %s" % self.show(),  "A=1; export A=2; A=3 sh -c '%s $A'; %s $A" % (self.show().split()[0] + " n", self.show()),
            "export -p > /dev/null; %s" % self.show(), "unset GIVEN; %s" % self.show(), "RATE=new; %s" % self.show(), "export PS4='+ '; set -a; B=x; %s; set +a" % self.show())

    def running(self):
        inner = self.pick("echo \"$A\" $1", "A=in; echo $A", "for a; do echo \"<$a>\"; done", "echo $# \"$*\"", "exit 0; echo no", "set -e; false; echo never", "echo \"${LR:-unset}\"")
        shell = "bash" if self.bash else "sh"
        return self.pick(
            "A=$(%s -c '%s' name %s 'p q')\n%s \"$A\"" % (shell, inner, self.rate(), self.show()), "export A=%s; A=$(%s -c '%s' n)\n%s \"$A\"" % (self.rate(), shell, inner, self.show()),
            "cat > run.sh <<'EOF'\n#!/bin/%s\n%s\nEOF\nchmod +x run.sh\nA=$(./run.sh a 'b c')\n%s \"$A\"" % (shell, inner, self.show()), "cat > run.sh <<'EOF'\n%s \"$@\"\nEOF\n%s run.sh %s 'x y'" % (self.show(), shell, self.rate()),
            "echo '%s \"$1\"' > s.sh\n%s ./s.sh %s" % (self.show().replace("'", "\""), shell, self.rate()), "echo 'LR=%s' > e.sh; . ./e.sh\n%s $LR" % (self.rate().replace("'", ""), self.show()), "eval \"%s\"" % self.show().replace("\\", "").replace('"', "").replace("`", ""),
            "eval 'A=%s; B=$A'; %s $B" % (self.rate().replace("'", ""), self.show()), "CMD='%s'; $CMD tail" % "show 0 --lr 2e-5 \"x\"", "CMD=\"show 0 --lr $RATE\"; eval \"$CMD 'q r'\"", "exec %s" % self.show(), "command %s" % self.show(), "( %s ) && %s" % (self.show(), self.show()),
            "%s & wait" % self.show(), "%s 2>&1; %s" % (self.show(), self.show()), "trap 'A=x' EXIT; %s" % self.show(), "time_() { \"$@\"; }; time_ %s" % self.show(), "! %s; %s" % (self.show(), self.show()),
            "%s <<X\n$A\nX" % self.show(), "mkdir -p out/$N && echo $RATE > out/3/r; %s \"$(cat out/3/r)\"" % self.show(), "cd / && cd - >/dev/null; %s" % self.show(), "true; %s; :" % self.show())

    def growing(self):
        if not self.bash:
            return self.pick("A=\"$A %s\"\n%s $A" % (self.flag().replace('"', ""), self.show()), "set -- \"$@\" %s\nset -- \"$@\" --last\n%s \"$@\"" % (self.flag(), self.show()), "set -- %s \"$@\"; %s \"$#\" \"$1\"" % (self.flag(), self.show()),
                             "[ -n \"$RATE\" ] && set -- \"$@\" --lr \"$RATE\"\n%s \"$@\"" % self.show(), "for x in a b; do set -- \"$@\" --x \"$x\"; done\n%s \"$@\"" % self.show())
        if "ARGS" not in self.arrays:
            self.arrays.append("ARGS")
            return "ARGS=(\n  --model \"m m\"  # comment\n  %s\n  --lr %s\n)\n%s \"${ARGS[@]}\"" % (self.flag(), self.rate(), self.show())
        return self.pick(
            "ARGS+=(--lr %s)\n%s \"${ARGS[@]}\"" % (self.rate(), self.show()), "[[ -n $RATE ]] && ARGS+=(--rate \"$RATE\")\n%s \"${ARGS[@]}\" \"$@\"" % self.show(), "if [[ ${A:-} ]]; then ARGS+=(--a \"$A\"); fi\n%s \"${ARGS[@]}\"" % self.show(),
            "ARGS=(\"${ARGS[@]}\" '%s' x)\n%s \"${#ARGS[@]}\" \"${ARGS[@]: -2}\"" % (self.pick("a b", "*", "-q"), self.show()), "declare -a ARGS=(%s b)\n%s \"${ARGS[@]}\"" % (self.word(), self.show()), "ARGS=(); %s \"${ARGS[@]}\" \"${ARGS[@]:-none}\"" % self.show(),
            "ARGS=(%s)\n%s \"${ARGS[0]}\" \"${ARGS[-1]}\" \"${ARGS[@]/#/--}\"" % (self.flag(), self.show()), "for x in \"${ARGS[@]}\"; do A=$x; done; %s \"$A\"" % self.show(), "ARGS[1]=%s; %s \"${ARGS[*]}\" ${ARGS[@]}" % (self.rate(), self.show()),
            "ARGS=($(echo a b) \"$(echo c d)\"); %s \"${ARGS[@]}\" ${#ARGS[@]}" % self.show(), "set -- \"${ARGS[@]}\"; %s \"$1\" $#" % self.show(), "ARGS+=(%s); %s \"${ARGS[@]:1:2}\" \"${ARGS[@]:0:1}\"" % (self.flag(), self.show()), "B=\"${ARGS[*]}\"; %s $B \"$B\"" % self.show(),
            "ARGS=([0]=a [1]='b c'); %s \"${ARGS[@]}\"" % self.show(), "unset ARGS; %s \"${ARGS[@]}\" ${ARGS+set}" % self.show(), "(IFS=,; %s \"${ARGS[*]}\")" % self.show(), "L=(\"${ARGS[@]}\"); L[0]=x; %s \"${ARGS[0]}\" \"$L\"" % self.show(), "ARGS=(${A:+--a} ${NONE:+--n} \"${NONE}\"); %s \"${ARGS[@]}\"" % self.show(),
            "declare -A M=([lr]=%s [x]='y z'); %s \"${M[lr]}\" ${M[x]}" % (self.rate(), self.show()), "local_args() { local -a a=(\"$@\"); %s \"${a[@]:1}\"; }; local_args p 'q r' s" % self.show(), "ARGS=(a b c); for i in \"${!ARGS[@]}\"; do %s \"$i=${ARGS[$i]}\"; done" % self.show(),
            "readarray -t ARGS <<< $'x\\ny z'; %s \"${ARGS[@]}\"" % self.show())

    def strict(self):
        start = self.pick("set -e", "set -eu", "set -o errexit", "set -euo pipefail" if self.bash else "set -ue", "set -u")
        return "( %s\n%s )" % (start, self.pick(
            "%s && A=x\n%s $A" % (self.test(), self.show()), "if %s; then false; fi || true\n%s" % (self.test(), self.show()), "%s || { %s; exit 0; }\n%s" % (self.test(), self.show(), self.show()), "f() { %s; %s; }\nf || true\n%s" % (self.test(), self.show(), self.show()),
            "A=$(false) || A=failed\n%s $A" % self.show(), "%s\n%s" % (self.test(), self.show()), "! %s\n%s" % (self.test(), self.show()), "while %s; do %s; break; done\n%s" % (self.test(), self.show(), self.show()), "A=$(%s; echo out)\n%s $A" % (self.test(), self.show()),
            "{ %s && %s; } || %s" % (self.test(), self.show(), self.show()), "f() { return %d; }; f && A=ok; %s" % (self.random.randrange(2), self.show()), "[ -n \"${LR:-}\" ] && export LR\n%s" % self.show())) + "\n" + self.show()

    def calling(self):
        return self.pick(
            "run() { %s \"$@\" --end; }\nrun %s" % (self.show(), self.word()), "run() { local lr=$1; shift; %s --lr \"$lr\" \"$@\"; }\nrun %s 'a b'\nrun 3e-5" % (self.show(), self.rate()), "get() { echo \"${1:-d}$2\"; }\nA=$(get %s x)\n%s \"$A\"" % (self.word(), self.show()),
            "log() { echo \"[log] $*\" >&2; } 2>/dev/null\nfail() { %s; exit 1; }\n[ \"$RATE\" = 2e-5 ] || fail\n%s" % (self.show(), self.show()), "f() { if [ \"$1\" = a ]; then return 0; fi; return 1; }\nif f %s; then %s; else %s; fi" % (self.pick("a", "b", "$A"), self.show(), self.show()),
            "f() { A=$1; g; }; g() { %s \"$A\" \"$#\"; }; f 'x y'" % self.show(), "f() { local A; A=${A-unset}; %s \"$A\"; }; f; %s \"$A\"" % (self.show(), self.show()), "f() { for a in \"$@\"; do %s \"$a\"; done; }; f %s \"$@\"" % (self.show(), self.rate()), "f() { unset A; B=2; }; f; %s \"${A-gone}\" $B" % self.show(),
            "f() { return 3; }; f || %s; f && %s; %s" % (self.show(), self.show(), self.show()), "f() { cat; }; A=$(echo piped | f); %s \"$A\"" % self.show(), "f() { shift 2; echo \"$1\"; }; %s \"$(f a b c)\"" % self.show(), "f() { set -- x \"$@\"; %s \"$@\"; }; f y; %s $#" % (self.show(), self.show()),
            "f() { export A=in; }; f; %s" % self.show(), "f() { local A=loc; export A; %s; }; f; %s" % (self.show(), self.show()), "f() { f2() { echo inner; }; }; f; %s $(f2)" % self.show(), "true() { false; }; if true; then %s; else %s; fi; unset -f true" % (self.show(), self.show()), "echo() { printf '<%%s>' \"$1\"; }; %s \"$(echo a)\"; unset -f echo" % self.show())

    def counting(self):
        options = ["i=0\nwhile [ $i -lt 3 ]; do i=$((i + 1)); %s --run $i; done", "for lr in 1e-4 2e-5; do\n  for s in 1 2; do %s --lr $lr --seed $s; done\ndone", "for x in a b; do [ $x = a ] && continue; %s $x; done", "for x in $A $B end; do %s \"$x\"; break; done",
                   "for f in none*.yaml; do %s \"$f\"; done", "n=3; while [ \"$n\" -gt 0 ]; do %s $n; n=$(($n-1)); done", "for x in 'a b' c; do A=\"$A[$x]\"; done; %s \"$A\"", "until [ \"$N\" = 5 ]; do N=$((N + 1)); done; %s $N", "while :; do %s; break; done", "for i in 1 2 3; do case $i in 2) continue;; esac; %s $i; done",
                   "for x in \"$@\"; do %s \"$x\"; done; for x do A=$x; done", "for x in; do A=never; done; %s \"$A\" \"$x\""]
        if self.bash:
            options += ["for i in {1..3}; do %s $i; done", "for ((i=0; i<3; i++)); do %s \"$i\"; done", "for i in $(seq 1 3); do %s $i; done", "for ((i=3;i>0;--i)) { A+=$i; }; %s $A", "i=0; while ((i < 2)); do ((i++)); %s $i; done", "for x in {a,b}{1,2}; do %s $x; done", "while ((N-- > 0)); do A+=.; done; %s $A $N"]
        return self.pick(*options) % self.show()

package main

import (
	"fmt"
	"math/rand"
	"strings"
)

// generated makes scripts that look like what people put into manifests, nested at random. The
// seed is the number of the script, so that a difference can be made again.
func generated(count int) []entry {
	var scripts []entry
	for seed := 1; len(scripts) < count; seed++ {
		g := &generator{Rand: rand.New(rand.NewSource(int64(seed)))}
		script := g.lines(1 + g.Intn(5))
		if g.Intn(4) == 0 {
			script = strings.TrimSuffix(script, "\n")
		}
		if _, err := read(script); err != nil || len(script) > 1500 {
			continue // a combination that bash refuses too, or more than a reader can follow
		}
		scripts = append(scripts, entry{Name: fmt.Sprintf("generated-%d", seed), Script: script})
	}
	return scripts
}

type generator struct {
	*rand.Rand
	depth     int
	documents []string
}

func (g *generator) pick(of ...string) string { return of[g.Intn(len(of))] }

// lines writes commands, each followed by the here-documents that it announced.
func (g *generator) lines(n int) string {
	var out strings.Builder
	outer := g.documents
	g.documents = nil
	for i := 0; i < n; i++ {
		if g.Intn(6) == 0 {
			out.WriteString(g.pick("# a comment with 'quotes' and --learning_rate 2e-5\n", "\n", "  # é𝄞\n"))
		}
		if g.depth < 3 && g.Intn(10) == 0 {
			// alone on its line: mvdan.cc/sh takes what follows && for a part of the body
			g.depth++
			out.WriteString(g.pick("run() {\n", "function train {\n", "f ()\n{ ") + g.lines(2) + "}\n")
			g.depth--
		}
		out.WriteString(g.list())
		out.WriteString(g.pick("", "", " ", " &", ";", " # done"))
		out.WriteString("\n")
		for _, document := range g.documents {
			out.WriteString(document)
		}
		g.documents = nil
	}
	g.documents = outer
	return out.String()
}

func (g *generator) list() string {
	out := g.pipeline()
	for g.Intn(3) == 0 {
		out += g.pick(" && ", " || ", "&&", " && \\\n  ") + g.pipeline()
	}
	return out
}

func (g *generator) pipeline() string {
	out := ""
	if g.Intn(12) == 0 {
		out = "! "
	}
	out += g.command()
	for g.Intn(6) == 0 {
		out += g.pick(" | ", "|", " |\n ") + g.command()
	}
	return out
}

func (g *generator) command() string {
	if g.depth > 2 || len(g.documents) > 0 || g.Intn(3) > 0 {
		return g.simple()
	}
	g.depth++
	defer func() { g.depth-- }()
	body := func() string { return g.lines(1 + g.Intn(2)) }
	redirection := ""
	if g.Intn(6) == 0 {
		redirection = g.pick(" > out.log", " 2>&1", " < in.txt")
	}
	switch g.Intn(9) {
	case 0:
		out := "if " + g.list0() + "; then\n" + body()
		if g.Intn(3) == 0 {
			out += "elif " + g.test() + "\nthen " + body()
		}
		if g.Intn(2) == 0 {
			out += "else\n" + body()
		}
		return out + "fi" + redirection
	case 1:
		return "for " + g.pick("lr", "i", "SEED") + " in " + g.word() + " " + g.word() + g.pick("; do ", "\ndo\n") + body() + "done" + redirection
	case 2:
		return g.pick("while", "until") + " " + g.test() + "; do\n" + body() + "done" + redirection
	case 3:
		return "case " + g.word() + " in\n" + g.pick("", "(") + g.pattern() + ") " + body() + ";;\n" + g.pattern() + "|" + g.pattern() + ")\n" + body() + g.pick(";;", ";&", "") + "\nesac" + redirection
	case 4, 5:
		return "(" + body() + ")" + redirection
	case 6:
		return "{ " + body() + "}" + redirection
	case 7:
		return g.test()
	default:
		return "((" + g.pick("i++", "i = i + 1", "x > 3", "${n} * 2") + "))"
	}
}

func (g *generator) list0() string {
	documents := g.documents
	out := g.test()
	g.documents = documents
	return out
}

func (g *generator) test() string {
	kind := g.Intn(4)
	if len(g.documents) > 0 {
		kind = 0 // mvdan.cc/sh does not read a here-document after a line that ends in ]]
	}
	switch kind {
	case 0:
		return "[ " + g.pick("-f", "-z", "-n", "-d") + " " + g.word() + " ]"
	case 1:
		return "[[ " + g.word() + " " + g.pick("==", "!=", "=", "-eq", "<") + " " + g.word() + " ]]"
	case 2:
		return "[[ " + g.pick("-f ", "-z ", "! -e ") + g.word() + g.pick(" && ", " || ") + g.word() + " ]]"
	default:
		return "test " + g.word() + " = " + g.word()
	}
}

func (g *generator) pattern() string {
	return g.pick("*", "sft", "dpo*", "'a b'", "\"$MODE\"", "[a-z]?", "--config=*")
}

func (g *generator) simple() string {
	var words []string
	for g.Intn(4) == 0 {
		words = append(words, g.pick("LR", "CUDA_VISIBLE_DEVICES", "X_1")+g.pick("=", "=", "+=")+g.pick("", g.word(), g.word()))
	}
	if len(words) > 0 && g.Intn(2) == 0 {
		if len(g.documents) == 0 && g.Intn(4) == 0 {
			words[len(words)-1] = g.pick("ARGS=(", "ARGS+=(") + g.word() + " " + g.word() + g.pick("", "\n  --x") + ")"
		}
		return strings.Join(words, " ")
	}
	words = append(words, g.pick("python", "echo", "accelerate", "trl", "export", "set --", "printf '%s\\n'", "cat", "exec torchrun", "./run.sh"))
	for i := g.Intn(6); i > 0; i-- {
		words = append(words, g.word())
	}
	if g.Intn(5) == 0 {
		words = append(words, g.redirection())
	}
	return strings.Join(words, g.pick(" ", " ", "  ", " \\\n  "))
}

func (g *generator) redirection() string {
	switch g.Intn(4) {
	case 0:
		return g.pick(">", ">>", "2>", "&>", "> ", "<") + g.pick("/dev/null", "\"$OUT\"", "a.log")
	case 1:
		return "2>&1"
	case 2:
		return "<<< " + g.word()
	default:
		delimiter := fmt.Sprintf("EOF%d", len(g.documents))
		body := ""
		for i := g.Intn(4); i > 0; i-- {
			body += g.pick("learning_rate: 2.0e-05\n", "a: $X\n", "b: ${Y:-1}\n", "it's \"quoted\"\n", "c: $(date)\n", "d: \\$X \\\\ \\z\n", "\n", "  # comment\n", "é: 𝄞 $é\n")
		}
		switch g.Intn(3) {
		case 0:
			g.documents = append(g.documents, body+delimiter+"\n")
			return "<<" + delimiter
		case 1:
			g.documents = append(g.documents, body+delimiter+"\n")
			return "<<" + g.pick("'"+delimiter+"'", "\""+delimiter+"\"", "\\"+delimiter)
		default:
			g.documents = append(g.documents, "\t"+body+"\t"+delimiter+"\n")
			return "<<-" + delimiter
		}
	}
}

func (g *generator) word() string {
	out := g.part()
	for g.Intn(3) == 0 {
		out += g.part()
	}
	return out
}

func (g *generator) part() string {
	switch g.Intn(12) {
	case 0, 1, 2:
		return g.pick("--learning_rate", "2e-5", "--lr=2.0e-04", "train.py", "/mnt/recipe.yaml", "a,b", "{1..3}", "*.json", "~/x", "é𝄞", "=", "%", "1x#y")
	case 3:
		return "'" + g.pick("", "a b", "$X", "\"", "\\", "a#", "é\n") + "'"
	case 4, 5:
		return "\"" + g.pick("", "a b", "it's ", "#", "é ", "\\n") + g.inside() + g.pick("", " b", "\\\"", "\\$", "\\\\") + "\""
	case 6, 7:
		return g.inside()
	case 8:
		return g.pick("\\ ", "\\$", "\\'", "\\\"", "\\\\", "\\b", "\\a")
	case 9:
		return "$'" + g.pick("a\\nb", "\\'", "\\t", "") + "'"
	case 10:
		return g.pick("$\"hello $X\"", "<(sort a)", ">(tee b)")
	default:
		return g.pick("$", "$.", "a$")
	}
}

func (g *generator) inside() string {
	if g.depth > 3 {
		return "$X"
	}
	g.depth++
	defer func() { g.depth-- }()
	switch g.Intn(10) {
	case 0, 1:
		return g.pick("$X", "$1", "$@", "$*", "$#", "$?", "${LR}", "${ARGS[@]}", "${a[0]}", "${#X}", "${10}", "$$")
	case 2:
		return "${X" + g.pick(":-", ":=", ":+", "-", "#", "##", "%", "%%", "^^", ",,", ":?") + g.pick("2e-5", "*/", "", "${Y}", "$Z/x", "a b", "\"a b\"") + "}"
	case 3:
		return "${X" + g.pick("/", "//") + g.pick("a/b", "a", "$A/$B", "\\//_") + "}"
	case 4:
		return "${X:" + g.pick("1", "1:2", "0:3") + "}"
	case 5:
		return "$(" + g.pick("date", "cat file", g.list0(), "hostname -i | cut -d' ' -f1") + ")"
	case 6:
		return "$((" + g.pick("1 + 2", "X * 2", "$X + ${Y:-1}", "(a + b) * 3", "$(nproc) - 1") + "))"
	case 7:
		return "`" + g.pick("date", "cat \"$F\"", "echo $X") + "`"
	default:
		return g.pick("${X}", "$LR")
	}
}

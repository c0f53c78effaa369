// Command shell-trees reads shell scripts with mvdan.cc/sh and writes their trees in a small
// notation of their own, which the test of Tenfold's reader writes as well.
//
// Offsets are those of UTF-16, as Java counts them.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"mvdan.cc/sh/v3/syntax"
)

type entry struct {
	Name   string `json:"name"`
	Script string `json:"script"`
	Tree   string `json:"tree"`
}

// Usage: shell-trees SCRIPTS COUNT TEXTS > trees.json
//
// SCRIPTS holds hand-written scripts, each after a line "=== name"; COUNT more are generated; TEXTS
// is JSON, the shell texts of the case files.
func main() {
	scripts, err := written(os.Args[1])
	if err != nil {
		fail(err)
	}
	texts, err := os.ReadFile(os.Args[3])
	if err != nil {
		fail(err)
	}
	var cases []entry
	if err := json.Unmarshal(texts, &cases); err != nil {
		fail(err)
	}
	scripts = append(scripts, cases...)
	count, err := strconv.Atoi(os.Args[2])
	if err != nil {
		fail(err)
	}
	scripts = append(scripts, generated(count)...)
	for i := range scripts {
		if scripts[i].Tree, err = read(scripts[i].Script); err != nil {
			fail(fmt.Errorf("%s: %w\n%s", scripts[i].Name, err, scripts[i].Script))
		}
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	if err := out.Encode(scripts); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func written(file string) ([]entry, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var scripts []entry
	for _, block := range strings.Split("\n"+string(content), "\n=== ")[1:] {
		name, script, _ := strings.Cut(block, "\n")
		scripts = append(scripts, entry{Name: name, Script: script})
	}
	return scripts, nil
}

func read(script string) (string, error) {
	file, err := syntax.NewParser(syntax.Variant(syntax.LangBash)).Parse(strings.NewReader(script), "")
	if err != nil {
		return "", err
	}
	p := &printer{src: script, utf16: offsets(script)}
	p.stmts(file.Stmts)
	return p.out.String(), nil
}

// offsets maps each byte of the script to its offset in UTF-16.
func offsets(script string) []int {
	at := make([]int, len(script)+2)
	units := 0
	for i, r := range script {
		for j := 0; j < utf8.RuneLen(r); j++ {
			at[i+j] = units
		}
		units++
		if r > 0xFFFF {
			units++
		}
	}
	at[len(script)] = units
	at[len(script)+1] = units
	return at
}

type printer struct {
	src   string
	utf16 []int
	out   strings.Builder
}

func (p *printer) f(format string, args ...any) { fmt.Fprintf(&p.out, format, args...) }

// span leaves out continued lines at both ends: the parser counts them in after some parts of a
// word and not after others.
func (p *printer) span(from, to syntax.Pos) string {
	start, end := int(from.Offset()), int(to.Offset())
	for start < end && strings.HasPrefix(p.src[start:end], "\\\n") {
		start += 2
	}
	for text := p.src[start:end]; strings.HasSuffix(text, "\\\n"); text = p.src[start:end] {
		before := strings.TrimRight(text[:len(text)-1], "\\")
		if (len(text)-1-len(before))%2 == 0 {
			break
		}
		end -= 2
	}
	return fmt.Sprintf("[%d,%d]", p.utf16[start], p.utf16[end])
}

var quoting = strings.NewReplacer("\\", "\\\\", "\"", "\\\"", "\n", "\\n", "\t", "\\t")

func quote(s string) string { return "\"" + quoting.Replace(s) + "\"" }

func (p *printer) stmts(list []*syntax.Stmt) {
	p.f("{")
	for _, s := range list {
		p.stmt(s)
	}
	p.f("}")
}

func (p *printer) stmt(s *syntax.Stmt) {
	p.f("(")
	if s.Negated {
		p.f("! ")
	}
	if s.Background {
		p.f("& ")
	}
	p.command(s.Cmd)
	for _, r := range s.Redirs {
		p.redirect(r)
	}
	p.f(")")
}

func (p *printer) redirect(r *syntax.Redirect) {
	p.f(" ")
	if r.N != nil {
		p.f("%s", r.N.Value)
	}
	p.f("%s", r.Op)
	if r.Op == syntax.Hdoc || r.Op == syntax.DashHdoc {
		p.f("%s:", p.span(r.Word.Pos(), r.Word.End()))
		if r.Hdoc != nil {
			if r.Op == syntax.DashHdoc {
				stripTabs(r.Hdoc.Parts)
			}
			p.parts(r.Hdoc.Parts, true)
		} else {
			p.f("()")
		}
		return
	}
	p.word(r.Word)
}

// stripTabs takes off the tabs that <<- strips; the tree of a body with expansions keeps them.
func stripTabs(parts []syntax.WordPart) {
	lineStart := true
	for _, part := range parts {
		lit, ok := part.(*syntax.Lit)
		if !ok {
			lineStart = false
			continue
		}
		lines := strings.SplitAfter(lit.Value, "\n")
		for i, line := range lines {
			if lineStart {
				lines[i] = strings.TrimLeft(line, "\t")
			}
			lineStart = strings.HasSuffix(line, "\n") || (lineStart && line == "")
		}
		lit.Value = strings.Join(lines, "")
	}
}

func flatten(c *syntax.BinaryCmd, same func(syntax.BinCmdOperator) bool) ([]*syntax.Stmt, []string) {
	plain := func(s *syntax.Stmt) (*syntax.BinaryCmd, bool) {
		b, ok := s.Cmd.(*syntax.BinaryCmd)
		return b, ok && same(b.Op) && !s.Negated && len(s.Redirs) == 0
	}
	var operands []*syntax.Stmt
	var operators []string
	if b, ok := plain(c.X); ok {
		operands, operators = flatten(b, same)
	} else {
		operands = []*syntax.Stmt{c.X}
	}
	operators = append(operators, c.Op.String())
	if b, ok := plain(c.Y); ok {
		more, ops := flatten(b, same)
		return append(operands, more...), append(operators, ops...)
	}
	return append(operands, c.Y), operators
}

func (p *printer) command(c syntax.Command) {
	switch c := c.(type) {
	case nil:
		p.f("call")
	case *syntax.CallExpr:
		p.f("call")
		for _, a := range c.Assigns {
			p.assign(a)
		}
		for _, w := range c.Args {
			p.word(w)
		}
	case *syntax.DeclClause:
		p.f("call w%s(%s)", p.span(c.Variant.Pos(), c.Variant.End()), p.lit(c.Variant.Pos(), c.Variant.End(), c.Variant.Value))
		for _, a := range c.Args {
			p.declared(a)
		}
	case *syntax.BinaryCmd:
		if c.Op == syntax.Pipe || c.Op == syntax.PipeAll {
			operands, _ := flatten(c, func(o syntax.BinCmdOperator) bool { return o == syntax.Pipe || o == syntax.PipeAll })
			p.f("pipe")
			for _, s := range operands {
				p.stmt(s)
			}
			return
		}
		operands, operators := flatten(c, func(o syntax.BinCmdOperator) bool { return o == syntax.AndStmt || o == syntax.OrStmt })
		p.f("list")
		for i, s := range operands {
			p.stmt(s)
			if i < len(operators) {
				p.f("%s", operators[i])
			}
		}
	case *syntax.Block:
		p.f("group")
		p.stmts(c.Stmts)
	case *syntax.Subshell:
		p.f("subshell")
		p.stmts(c.Stmts)
	case *syntax.IfClause:
		p.f("if")
		for branch := c; branch != nil; branch = branch.Else {
			if !branch.ThenPos.IsValid() {
				p.f("else")
				p.stmts(branch.Then)
				break
			}
			p.stmts(branch.Cond)
			p.stmts(branch.Then)
		}
	case *syntax.ForClause:
		switch l := c.Loop.(type) {
		case *syntax.WordIter:
			kind := "for"
			if c.Select {
				kind = "select"
			}
			p.f("%s %s", kind, l.Name.Value)
			if l.InPos.IsValid() {
				p.f(" in")
			}
			for _, w := range l.Items {
				p.word(w)
			}
		case *syntax.CStyleLoop:
			p.f("count")
			for _, x := range []syntax.ArithmExpr{l.Init, l.Cond, l.Post} {
				if x != nil {
					p.expansions(x)
				}
			}
		}
		p.stmts(c.Do)
	case *syntax.WhileClause:
		if c.Until {
			p.f("until")
		} else {
			p.f("while")
		}
		p.stmts(c.Cond)
		p.stmts(c.Do)
	case *syntax.CaseClause:
		p.f("case")
		p.word(c.Word)
		for _, item := range c.Items {
			p.f("|")
			for _, w := range item.Patterns {
				p.word(w)
			}
			p.stmts(item.Stmts)
			if item.OpPos.IsValid() && item.OpPos.Offset() < c.Esac.Offset() {
				p.f("%s", item.Op)
			}
		}
	case *syntax.FuncDecl:
		p.f("function %s", c.Name.Value)
		p.stmt(c.Body)
	case *syntax.TestClause:
		p.f("test ")
		p.test(c.X)
	case *syntax.ArithmCmd:
		p.f("arithmetic")
		p.expansions(c.X)
	case *syntax.TimeClause:
		p.f("time")
		if c.Stmt != nil {
			p.stmt(c.Stmt)
		}
	case *syntax.CoprocClause:
		p.f("coproc")
	case *syntax.LetClause:
		p.f("let")
	default:
		panic(fmt.Sprintf("%T", c))
	}
}

func (p *printer) test(x syntax.TestExpr) {
	switch x := x.(type) {
	case *syntax.Word:
		p.word(x)
	case *syntax.UnaryTest:
		if x.Op == syntax.TsNot {
			// To mvdan.cc/sh a ! holds for the rest of the test, to bash for the next term only:
			// the order of the terms is compared.
			p.f("!")
			p.test(x.X)
			return
		}
		p.f("%s", x.Op)
		p.test(x.X)
	case *syntax.BinaryTest:
		if x.Op == syntax.AndTest || x.Op == syntax.OrTest {
			p.junction(x, x.Op)
			return
		}
		p.test(x.X)
		p.f(" %s", x.Op)
		p.test(x.Y)
	case *syntax.ParenTest:
		p.test(x.X)
	default:
		panic(fmt.Sprintf("%T", x))
	}
}

func (p *printer) junction(x syntax.TestExpr, op syntax.BinTestOperator) {
	if b, ok := x.(*syntax.BinaryTest); ok && b.Op == op {
		p.junction(b.X, op)
		p.f("%s", op)
		p.junction(b.Y, op)
		return
	}
	p.test(x)
}

// expansions prints what is expanded inside an arithmetic expression, in its order.
func (p *printer) expansions(x syntax.Node) {
	p.f("(")
	syntax.Walk(x, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.ParamExp:
			if !n.Dollar.IsValid() {
				return true
			}
			p.part(n)
			return false
		case *syntax.CmdSubst:
			p.part(n)
			return false
		case *syntax.ArithmExp:
			p.part(n)
			return false
		}
		return true
	})
	p.f(")")
}

func (p *printer) assign(a *syntax.Assign) {
	p.f(" %s", a.Name.Value)
	if a.Index != nil {
		p.f("[]")
	}
	if a.Append {
		p.f("+")
	}
	p.f("=")
	switch {
	case a.Array != nil:
		p.f("w%s(", p.span(a.Array.Pos(), a.Array.End()))
		p.array(a.Array)
		p.f(")")
	case a.Value != nil:
		p.word(a.Value)
	}
}

func (p *printer) array(a *syntax.ArrayExpr) {
	p.f("array%s(", p.span(a.Pos(), a.End()))
	for _, e := range a.Elems {
		if e.Index != nil {
			p.f("[]")
		}
		if e.Value != nil {
			p.word(e.Value)
		}
	}
	p.f(")")
}

// declared prints an argument of declare as the word that it is.
func (p *printer) declared(a *syntax.Assign) {
	if a.Name == nil {
		p.word(a.Value)
		return
	}
	value := a.Name.Value
	if !a.Naked {
		if a.Append {
			value += "+"
		}
		value += "="
	}
	if a.Value == nil && a.Array == nil {
		to := p.utf16[a.Name.Pos().Offset()] + len(value)
		p.f(" w[%d,%d](l[%d,%d]%s)", p.utf16[a.Name.Pos().Offset()], to, p.utf16[a.Name.Pos().Offset()], to, quote(value))
		return
	}
	if a.Array != nil {
		p.f(" w%s(%s ", p.span(a.Pos(), a.Array.End()), p.lit(a.Pos(), a.Array.Pos(), value))
		p.array(a.Array)
		p.f(")")
		return
	}
	p.f(" w%s", p.span(a.Pos(), a.Value.End()))
	head := &syntax.Lit{ValuePos: a.Pos(), ValueEnd: a.Value.Pos(), Value: value}
	p.parts(append([]syntax.WordPart{head}, a.Value.Parts...), false)
}

func (p *printer) word(w *syntax.Word) {
	p.f(" w%s", p.span(w.Pos(), w.End()))
	p.parts(w.Parts, false)
}

func (p *printer) lit(from, to syntax.Pos, value string) string {
	return "l" + p.span(from, to) + quote(value)
}

// parts prints the parts of a word. Neighbouring literals are one: where they are split is a
// detail of the parser. In a here-document the ends of literals are left out, because the tabs that
// <<- strips are not in the tree.
func (p *printer) parts(list []syntax.WordPart, hereDocument bool) {
	p.f("(")
	for i := 0; i < len(list); i++ {
		if i > 0 {
			p.f(" ")
		}
		lit, ok := list[i].(*syntax.Lit)
		if !ok {
			p.part(list[i])
			continue
		}
		value, end := lit.Value, lit.End()
		for i+1 < len(list) {
			next, ok := list[i+1].(*syntax.Lit)
			if !ok {
				break
			}
			value += next.Value
			end = next.End()
			i++
		}
		if hereDocument {
			if value == "" {
				continue
			}
			p.f("l%s", quote(value))
		} else {
			p.f("%s", p.lit(lit.Pos(), end, value))
		}
	}
	p.f(")")
}

func (p *printer) part(part syntax.WordPart) {
	at := p.span(part.Pos(), part.End())
	switch part := part.(type) {
	case *syntax.Lit:
		p.f("%s", p.lit(part.Pos(), part.End(), part.Value))
	case *syntax.SglQuoted:
		kind := "s"
		if part.Dollar {
			kind = "S"
		}
		p.f("%s%s%s", kind, at, quote(part.Value))
	case *syntax.DblQuoted:
		kind := "d"
		if part.Dollar {
			kind = "D"
		}
		p.f("%s%s", kind, at)
		p.parts(part.Parts, false)
	case *syntax.ParamExp:
		p.param(part, at)
	case *syntax.CmdSubst:
		if part.Backquotes {
			p.f("b%s", at)
			if !strings.Contains(p.src[part.Pos().Offset():part.End().Offset()], "\\") {
				p.stmts(part.Stmts)
			}
			return
		}
		p.f("c%s", at)
		p.stmts(part.Stmts)
	case *syntax.ArithmExp:
		p.f("a%s", at)
		if part.X != nil {
			p.expansions(part.X)
		} else {
			p.f("()")
		}
	case *syntax.ProcSubst:
		p.f("%s%s", strings.TrimSuffix(part.Op.String(), "("), at)
		p.stmts(part.Stmts)
	case *syntax.ExtGlob:
		p.f("g%s", at)
	default:
		panic(fmt.Sprintf("%T", part))
	}
}

func (p *printer) param(e *syntax.ParamExp, at string) {
	p.f("p%s", at)
	if e.Length {
		p.f("#")
	}
	if e.Excl {
		p.f("!")
	}
	p.f("%s", e.Param.Value)
	if e.Index != nil {
		p.f("[]")
	}
	switch {
	case e.Exp != nil:
		p.f("%s", e.Exp.Op)
		p.operand(e.Exp.Word)
	case e.Repl != nil:
		if e.Repl.All {
			p.f("/")
		}
		p.f("/")
		p.operand(e.Repl.Orig)
		p.operand(e.Repl.With)
	case e.Slice != nil:
		p.f(":")
	}
}

func (p *printer) operand(w *syntax.Word) {
	if w != nil {
		p.word(w)
	}
}

# `make` alone says what there is. Every target that runs Java finds a JDK 25 by itself.
JAVA_HOME := $(shell src/e2e/jdk.sh 2>/dev/null)
export JAVA_HOME
export PATH := $(if $(JAVA_HOME),$(JAVA_HOME)/bin:)$(PATH)
IMAGE ?= tenfold:dev

.DEFAULT_GOAL := help
.PHONY: $(shell sed -n 's/^\([a-z0-9-]*\):.*/\1/p' $(firstword $(MAKEFILE_LIST)))

help: ## what can be made
	@sed -n 's/^\([a-z0-9-]*\):.* ## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{printf "%-21s%s\n", $$1, $$2}'

demo: jdk ## build, check the examples, and watch the webhook refuse and patch a copied job on this machine
	@src/e2e/demo.sh

test: jdk ## everything that must hold: format, compiler, all tests, and deploy/ is what the chart renders
	@src/e2e/test.sh

e2e: jdk ## install the chart on the cluster of KUBECONFIG, or in a lab on this machine (Linux, root), and try it
	@src/e2e/e2e.sh

e2e-long: jdk ## the same, and with Fail under load: upgrades, drains, rotations, Prometheus; draws docs/dashboard.svg
	@TENFOLD_E2E=long TENFOLD_E2E_PICTURE=docs/dashboard.svg src/e2e/e2e.sh

format: jdk ## format the Java sources
	@./mvnw -B -ntp -q spotless:apply

lint: ## check the chart and the scripts with Helm and shellcheck
	@src/e2e/lint.sh

shell-trees: jdk ## parse the scripts of the tests with a real shell parser again (Go), and store the trees
	@$(MAKE) -s -f src/test/go/shell-trees/Makefile shell-trees

shell-words: ## expand the scripts of the tests in sh and bash again (Python), and store the words
	@$(MAKE) -s -f src/test/python/shell-words.mk shell-words

python-literals: ## have CPython 3.12 or newer read the snippets of the tests again (PYTHON=path), and store what it makes of them
	@$(MAKE) -s -f src/test/python/python-literals.mk python-literals

fuzz: jdk ## search for text that breaks a reader: MINUTES=10 guided for each, EXECUTIONS=1000000 blind, SEED=1
	@src/e2e/fuzz.sh

fuzz-shell: jdk ## expand COUNT=10000 fresh scripts from SEED on in real shells (Python), and compare
	@src/e2e/fuzz-shell.sh

mutations: jdk ## change the room ROOM=policy in many small ways, and count the changes that no test notices
	@./mvnw -B -ntp -Pmutations test-compile org.pitest:pitest-maven:mutationCoverage -Dmutations.room=$(or $(ROOM),policy)

oracle: ## have the real parsers of the frameworks read the stored cases again (Python; FRAMEWORK=name for one)
	@src/test/python/oracle/renew.sh $(FRAMEWORK)

docs: jdk ## write what is generated from the code: docs/, the chart's list of kinds and its definition, deploy/
	@./mvnw -B -ntp -q test -Dtest='GeneratedFilesTest,DefinitionTest' -Dgenerated.update=true -Dspotless.check.skip -Dsurefire.failIfNoSpecifiedTests=false
	@src/e2e/render-deploy.sh

bench: jdk ## measure Tenfold beside its limit, print a table and write docs/benchmarks.md (about 16 minutes)
	@src/bench/bench.sh

soak: jdk ## 200 reviews a second for 30 minutes while certificates and policies change (MINUTES=10 for less)
	@src/bench/soak.sh

bench-configmaps: jdk ## measure what reading ConfigMaps costs, on a real API server (about 12 minutes)
	@src/bench/configmaps.sh

deploy: ## render deploy/tenfold.yaml from the chart
	@src/e2e/render-deploy.sh

image: jdk ## build the image IMAGE (default tenfold:dev) with docker or podman
	@src/e2e/image.sh jvm $(IMAGE)

native: jdk ## build the native executable
	@src/e2e/image.sh native

clean: ## remove what was built
	@rm -rf target

jdk:
	@src/e2e/jdk.sh >/dev/null

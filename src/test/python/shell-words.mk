# Stored words of the real sh and bash, which the test of the shell evaluator compares with.
.PHONY: shell-words
shell-words: ## Renew the stored words of shell scripts (needs Python, dash and bash)
	python3 src/test/python/shell_words.py src/test/resources/shell/expansions.txt 600 > src/test/resources/shell/words.json.new
	mv src/test/resources/shell/words.json.new src/test/resources/shell/words.json

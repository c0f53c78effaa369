# Stored trees and values of CPython, which the tests of the Python reader compare with.
PYTHON ?= python3
.PHONY: python-literals
python-literals: ## Renew what CPython makes of the snippets (needs CPython 3.12 or newer; PYTHON=path)
	$(PYTHON) src/test/python/python_literals.py src/test/resources/python/snippets.txt > src/test/resources/python/literals.json.new
	mv src/test/resources/python/literals.json.new src/test/resources/python/literals.json

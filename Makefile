# Needs Python 3.11 or newer with venv, and nothing else. Another Python: make PYTHON=python3.12 handbook
# The tasks are in .ci/tasks.py, where Windows can run them too: py .ci\tasks.py handbook
PYTHON ?= python3

.PHONY: handbook test check examples audit benchmark clean
handbook test check examples audit benchmark clean:
	@$(PYTHON) .ci/tasks.py $@

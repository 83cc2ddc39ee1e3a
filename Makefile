# Needs Python 3.11 or newer, with venv, and nothing else. Another Python: make PYTHON=python3.12 handbook
# On Windows: py .ci\tasks.py handbook
PYTHON ?= python3
export VENV PYTHONUTF8 = 1

.PHONY: handbook test check examples benchmark clean
handbook test check examples benchmark clean:
	@$(PYTHON) .ci/tasks.py $@

"""A process that runs one script after another and says what each has printed; and how to ask it.

Starting Python for each look at an installation would take most of the tests' time.
"""

import io
import json
import subprocess
import sys
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path

from django.core.management import call_command
from django.db import connections


class Console:
    """The asking side; the process is started with the first question."""

    def __init__(self, command: list[str], env: dict[str, str], log: Path) -> None:
        self._command, self._env, self._log = command, env, log
        self._popen: subprocess.Popen[str] | None = None

    def ask(self, script: str, *args: str) -> str:
        """Run a script, or "manage" and a command, that has to end well; return its words."""
        answer = self._exchange(json.dumps([script, *args]))
        assert answer, f"{script} {args}: {self._log.read_text()[-4000:]}"
        said: str = json.loads(answer)
        return said

    def end(self) -> None:
        if self._popen is not None:
            self._popen.communicate()
            self._popen = None

    def _exchange(self, line: str) -> str:
        popen = self._popen = self._popen or self._start()
        assert popen.stdin is not None
        assert popen.stdout is not None
        popen.stdin.write(f"{line}\n")
        popen.stdin.flush()
        return popen.stdout.readline()

    def _start(self) -> "subprocess.Popen[str]":
        self._log.parent.mkdir(exist_ok=True)
        with self._log.open("a") as log:
            return subprocess.Popen(
                self._command,
                env=self._env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )


def main(args: list[str]) -> None:
    """Answer until the input ends, or something fails."""
    for line in sys.stdin:
        said = io.StringIO()
        with redirect_stdout(said):
            _run(*json.loads(line))
        connections.close_all()
        sys.stdout.write(f"{json.dumps(said.getvalue())}\n")
        sys.stdout.flush()


def _run(script: str, *args: str) -> None:
    if script == "manage":
        call_command(*args)
    else:
        import_module(f"tests.reliability.{script}").main(list(args))

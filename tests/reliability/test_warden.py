"""What a test or a long run has started ends with it, in whatever way that ends."""

import subprocess
import sys
from pathlib import Path

from tests.reliability.groups import is_alive
from tests.reliability.installation import ROOT, wait_until

_KILLED = """
import os, signal, sys
from pathlib import Path
from tests.reliability.installation import Installation
home = Installation(Path(sys.argv[1]), dict(os.environ))
kept, ended = (home.spawn(["sh", "-c", "sleep 300 & wait"], name) for name in ("kept", "ended"))
ended.kill_all()
print(kept.popen.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_processes_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _KILLED, str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False)

    assert done.returncode == -9
    wait_until(lambda: not is_alive(int(done.stdout)))

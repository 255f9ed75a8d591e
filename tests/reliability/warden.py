"""A process beside ours that kills what we started when we end, in whatever way we end."""

import atexit
import subprocess
from functools import cache

# The input ends with us; those that were not ended by then are killed with all that they started.
_WARDEN = """
while read -r act group; do
  case $act in
    watch) groups="$groups -$group" ;;
    forget)
      kept=
      for one in $groups; do [ "$one" = "-$group" ] || kept="$kept $one"; done
      groups=$kept ;;
  esac
done
[ -z "$groups" ] || kill -s KILL -- $groups
"""


def watch(group: int) -> None:
    """Have a group of processes end with us."""
    _tell("watch", group)


def forget(group: int) -> None:
    """Leave a group alone that has ended: its number may come to be another's."""
    _tell("forget", group)


def _tell(act: str, group: int) -> None:
    pipe = _warden().stdin
    assert pipe is not None
    pipe.write(f"{act} {group}\n")
    pipe.flush()


@cache
def _warden() -> "subprocess.Popen[str]":
    warden = subprocess.Popen(
        ["sh", "-c", _WARDEN],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    atexit.register(warden.communicate)
    return warden

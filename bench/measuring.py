"""What the benchmarks in a terminal share: fair conditions, and a verdict."""

import compileall
import sys
import sysconfig
from pathlib import Path
from statistics import median

BENCH = Path(__file__).parent
BASELINES = BENCH / "baselines"


def compile_bytecode() -> None:
    """Compile everything that will be loaded: a shell may keep Python from doing so, and that triples a start."""
    for folder in (*(BENCH.parent / package for package in ("sessions", "exports", "tafel")), BASELINES):
        compileall.compile_dir(folder, quiet=1)
    compileall.compile_dir(sysconfig.get_path("purelib"), quiet=2)


def verdict(what: str, ours: list[float], baseline: list[float], limit: float | None = None) -> bool:
    """Print the medians (given in seconds), their ratio and whether it keeps to the limit; return whether it does."""
    ratio = median(ours) / median(baseline)
    met = limit is None or ratio <= limit
    bar = f", at most {limit:g}: {'met' if met else 'NOT MET'}" if limit else ""
    times = f"{median(ours) * 1e3:.1f} ms against {median(baseline) * 1e3:.1f} ms (n={len(ours)})"
    print(f"{what}: {times}, ratio {ratio:.2f}{bar}", flush=True)
    return met


def python(*words: str | Path) -> tuple[str | Path, ...]:
    """Return the command that runs this Python with these words."""
    return (sys.executable, *words)

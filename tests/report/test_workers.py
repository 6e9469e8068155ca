"""Workers: what they give back, what bounds them, that one failure is nobody else's, that none is left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from tests.report import jobs
from triage.report.worker import Limits
from triage.report.workers import BusyError, FailedError, ReportError, TooBigError, TooLongError, Workers

ROOT = Path(__file__).parents[2]
BRISK = Limits(seconds=1)


@pytest.fixture(scope="module")
def one() -> Iterator[Workers]:
    """One worker that has nothing to warm up."""
    with Workers(1, warm_up=jobs.no_warm_up) as workers:
        yield workers


def until_there(path: Path) -> str:
    """The text of a file that another process is about to write."""
    deadline = time.monotonic() + 60
    while not (path.exists() and path.read_text(encoding="utf-8")):
        assert time.monotonic() < deadline, f"{path.name} never came"
        time.sleep(0.01)
    return path.read_text(encoding="utf-8")


def gone(pid: int) -> bool:
    """Whether a process ends, all its threads, be it that nobody asks for its exit status."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        except (FileNotFoundError, ProcessLookupError):
            return True
        if "\nState:\tZ" in status and "\nThreads:\t1\n" in status:
            return True
        time.sleep(0.05)
    return False


# What comes back


def test_a_job_gives_its_bytes(one: Workers) -> None:
    assert one.run(jobs.echo, "käse", times=2) == "käsekäse".encode()
    assert one.run(jobs.echo, "") == b""
    assert one.run(jobs.echo, "x", times=5_000_000) == b"x" * 5_000_000


def test_a_job_must_give_bytes(one: Workers) -> None:
    with pytest.raises(FailedError):
        one.run(jobs.no_bytes)


@pytest.mark.parametrize(
    ("job", "error"), [(jobs.fill_memory, TooBigError), (jobs.dig, TooBigError), (jobs.blurt, FailedError)]
)
def test_an_error_is_a_plain_sentence_and_the_worker_goes_on(
    one: Workers, job: object, error: type[ReportError]
) -> None:
    assert callable(job)
    with pytest.raises(error) as raised:
        one.run(job)
    assert str(raised.value).endswith("then try again.")
    assert one.run(jobs.echo, "next") == b"next"


def test_no_word_of_a_failed_job_gets_out(capfd: pytest.CaptureFixture[str]) -> None:
    with Workers(1, warm_up=jobs.no_warm_up) as workers, pytest.raises(FailedError) as raised:
        workers.run(jobs.blurt)
    told: BaseException | None = raised.value
    while told is not None:
        assert jobs.WORDS not in repr(told)
        told = told.__cause__ or told.__context__
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("by", "error"), [(signal.SIGKILL, FailedError), (signal.SIGSEGV, FailedError), (signal.SIGXCPU, TooLongError)]
)
def test_a_worker_that_dies_is_replaced(one: Workers, by: signal.Signals, error: type[ReportError]) -> None:
    with pytest.raises(error):
        one.run(jobs.die, by)
    assert one.run(jobs.echo, "next") == b"next"


def test_a_worker_that_dies_while_idle_is_replaced(one: Workers) -> None:
    pid = int(one.run(jobs.pid))
    os.kill(pid, signal.SIGKILL)
    assert gone(pid)
    assert one.run(jobs.echo, "next") == b"next"


def test_a_worker_that_cannot_start_is_told_at_once(capfd: pytest.CaptureFixture[str]) -> None:
    with Workers(1, warm_up=jobs.failing_warm_up) as workers, pytest.raises(FailedError):
        workers.run(jobs.echo, "x")
    assert "a library is missing" in capfd.readouterr().err


# What bounds them


def test_only_the_worker_that_hangs_is_replaced() -> None:
    with Workers(2, limits=BRISK, warm_up=jobs.no_warm_up) as workers:
        before = {workers.run(jobs.pid), workers.run(jobs.pid)}
        with pytest.raises(TooLongError):
            workers.run(jobs.hang)
        after = {workers.run(jobs.pid), workers.run(jobs.pid)}
    assert len(before) == len(after) == 2
    assert len(before & after) == 1


def test_a_full_queue_says_so_at_once(tmp_path: Path) -> None:
    begun, go = tmp_path / "begun", tmp_path / "go"
    with Workers(1, waiting=0, warm_up=jobs.no_warm_up) as workers, ThreadPoolExecutor() as threads:
        first = threads.submit(workers.run, jobs.wait_for, begun, go)
        until_there(begun)
        with pytest.raises(BusyError):
            workers.run(jobs.echo, "x")
        go.touch()
        assert first.result() == b"gone"
        assert workers.run(jobs.echo, "x") == b"x"


def test_a_job_that_waits_gets_its_turn(tmp_path: Path) -> None:
    begun, go = tmp_path / "begun", tmp_path / "go"
    with Workers(1, waiting=3, warm_up=jobs.no_warm_up) as workers, ThreadPoolExecutor() as threads:
        first = threads.submit(workers.run, jobs.wait_for, begun, go)
        until_there(begun)
        others = [threads.submit(workers.run, jobs.echo, text) for text in "abc"]
        go.touch()
        assert [first.result(), *(other.result() for other in others)] == [b"gone", b"a", b"b", b"c"]


def test_nobody_waits_longer_than_a_job_may_take() -> None:
    with Workers(1, limits=BRISK, warm_up=jobs.no_warm_up) as workers, ThreadPoolExecutor() as threads:
        workers.run(jobs.echo, "warm")
        runs = [threads.submit(workers.run, jobs.hang) for _ in range(3)]
        errors = [type(run.exception()) for run in runs]
    assert BusyError in errors
    assert set(errors) == {BusyError, TooLongError}


def test_a_worker_makes_room_for_a_fresh_one() -> None:
    with Workers(1, limits=Limits(jobs=2), warm_up=jobs.no_warm_up) as workers:
        first, second, third = (workers.run(jobs.pid) for _ in range(3))
    assert first == second != third


def test_processor_time_is_bounded_for_each_job() -> None:
    with Workers(1, limits=Limits(seconds=5), warm_up=jobs.no_warm_up) as workers:
        left = [json.loads(workers.run(jobs.state))["seconds"] for _ in range(2)]
    assert all(4 < seconds <= 6 for seconds in left)


def test_a_worker_that_ran_out_of_memory_makes_room_for_a_fresh_one(one: Workers) -> None:
    before = one.run(jobs.pid)
    with pytest.raises(TooBigError):
        one.run(jobs.fill_memory)
    assert one.run(jobs.pid) != before


# What they hold


def test_a_worker_is_bare_of_the_web_and_of_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Streamlit puts the page in the place of the main module, and a pool would run it in each new process."""
    page = tmp_path / "page.py"
    page.write_text("import streamlit\n", encoding="utf-8")
    main = ModuleType("__main__")
    main.__file__ = str(page)
    monkeypatch.setitem(sys.modules, "__main__", main)
    monkeypatch.setenv("TRIAGE_TRY_TOKEN", "correct horse battery staple")
    monkeypatch.setenv("LANGUAGE", "ar")
    with Workers(1, limits=Limits(jobs=1)) as workers:
        for _replaced in range(2):
            held = json.loads(workers.run(jobs.state))
            assert "weasyprint" in held["modules"]
            assert not [
                name for name in held["modules"] if name.partition(".")[0] in {"page", "starlette", "streamlit"}
            ]
            allowed = {"PATH", "LD_LIBRARY_PATH", "TMPDIR", "PYTHONPATH", "PYTHONHASHSEED", "LC_ALL", "TZ", "LC_CTYPE"}
            assert set(held["environment"]) <= allowed


def test_a_key_pressed_at_the_terminal_is_not_for_a_worker(one: Workers) -> None:
    assert json.loads(one.run(jobs.state))["session"] != os.getsid(0)


@pytest.mark.parametrize("module", ["streamlit", "starlette.applications"])
def test_a_worker_cannot_load_the_web(one: Workers, module: str) -> None:
    with pytest.raises(FailedError):
        one.run(jobs.load, module)
    assert one.run(jobs.load, "html") == b"loaded"


def test_whoever_holds_the_workers_stays_light() -> None:
    """The server's process is not to carry WeasyPrint: Streamlit collects garbage over all that is loaded."""
    program = "import sys; from triage.report import workers; print('weasyprint' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"


# How they end


def test_closed_workers_are_gone_and_say_so() -> None:
    workers = Workers(2, warm_up=jobs.no_warm_up)
    pids = [int(workers.run(jobs.pid)) for _ in range(2)]
    workers.close()
    assert all(gone(pid) for pid in pids)
    with pytest.raises(FailedError):
        workers.run(jobs.echo, "x")


def test_a_job_under_way_fails_when_the_workers_close(tmp_path: Path) -> None:
    workers = Workers(1, warm_up=jobs.no_warm_up)
    with ThreadPoolExecutor() as threads:
        run = threads.submit(workers.run, jobs.wait_for, tmp_path / "begun", tmp_path / "go")
        pid = int(until_there(tmp_path / "begun"))
        workers.close()
        assert isinstance(run.exception(), FailedError)
    assert gone(pid)


HOLDER = """
import sys
from pathlib import Path
from tests.report import jobs
from triage.report.workers import Workers
workers = Workers(2, warm_up=jobs.no_warm_up)
idle = workers.run(jobs.pid).decode()
Path(sys.argv[1]).write_text(idle, encoding="utf-8")
workers.run(jobs.wait_for, Path(sys.argv[2]), Path(sys.argv[3]))
"""


def test_no_worker_outlives_a_killed_program(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("idle", "busy", "go")]
    with subprocess.Popen([sys.executable, "-c", HOLDER, *map(str, paths)], cwd=ROOT) as holder:
        idle, busy = int(until_there(paths[0])), int(until_there(paths[1]))
        assert idle != busy
        holder.kill()
    assert gone(idle)
    assert gone(busy)

"""Many requests at once, long ones, and workers that die."""

import asyncio
import io
import os
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
from itertools import islice
from urllib.parse import urlencode

import pytest

from kg.server.jobs import Job
from kg.server.options import Options
from kg.server.pool import Pool
from kg.server.problems import Problem
from kg.server.service import Service
from kg.server.slow import Slow
from kg.server.telling import Log
from kg.settings import Settings
from tests.factories import ONTOLOGY
from tests.server.conftest import HEAVY, LIGHT, run_apart, serving, until


class Answering:
    """A worker whose answer comes when it is told to."""

    def __init__(self):
        self.answer = asyncio.get_running_loop().create_future()

    async def ask(self, _):
        return await self.answer


def test_who_is_ended_just_as_an_answer_comes_does_not_go_on():
    async def main():
        pool = Pool(Options(), lambda *_, **__: None)
        worker = Answering()
        pool._idle.append(worker)
        refreshing = asyncio.create_task(pool.refresh({}))
        await asyncio.sleep(0.01)
        worker.answer.set_result(None)
        refreshing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await refreshing

    run_apart(main())


def distinct(number):
    """A heavy query like no other."""
    return HEAVY.replace("?n", f"?n{number}")


def test_a_long_query_is_ended_and_the_next_is_answered(path):
    with serving(path, seconds=0.8, quick=0.2) as server:
        answer = server.query(HEAVY)
        assert answer.status == 503
        assert answer.text == "This takes longer than 0.8 s.\n"
        assert int(answer.headers["Retry-After"]) >= 1
        assert 0.7 < answer.seconds < 3
        assert server.query(LIGHT).status == 200
        until(lambda: server("GET", "/healthz").json["workers"] == 2)


def test_short_queries_do_not_wait_for_long_ones(path):
    with ThreadPoolExecutor(4) as threads:
        with serving(path, seconds=60, quick=0.3, workers=3) as server:
            long = [threads.submit(server.query, distinct(n)) for n in range(4)]
            ended = [answer.result() for answer in islice(as_completed(long), 3)]
            assert {answer.status for answer in ended} == {503}
            assert {answer.text for answer in ended} == {
                "This takes long, and so do others already.\n"
            }
            assert "kg_jobs_long 1.0" in server("GET", "/metrics").text
            assert [server.query(LIGHT).status for _ in range(10)] == [200] * 10
            assert sum(answer.done() for answer in long) == 3
        wait(long)  # the server has stopped


def test_what_took_long_just_now_is_not_tried_again_while_others_do(path):
    with ThreadPoolExecutor(1) as threads:
        with serving(path, seconds=60, quick=0.2, workers=3) as server:
            first = threads.submit(server.query, f"{HEAVY} # first")
            until(lambda: "kg_jobs_long 1.0" in server("GET", "/metrics").text)
            ended = "kg_workers_ended 0.0"
            answer = server.query(f"{HEAVY}   # second")
            assert answer.text == "This takes long, and so do others already.\n"
            assert ended in server("GET", "/metrics").text  # no worker was tried, none ended
            server.query(distinct(3))
            assert ended not in server("GET", "/metrics").text
        wait([first])


def test_what_is_remembered_of_kinds(monkeypatch):
    now = 1000.0
    monkeypatch.setattr("kg.server.slow.time.monotonic", lambda: now)
    slow = Slow()
    slow.note("a", True)
    slow.note("", True)
    assert slow.knows("a")
    assert not slow.knows("b")
    assert not slow.knows("")
    slow.note("a", False)
    assert not slow.knows("a")
    for number in range(1001):
        slow.note(f"kind {number}", True)
    assert not slow.knows("kind 0")
    assert slow.knows("kind 1000")
    now += 61
    assert not slow.knows("kind 1000")


def test_a_flood_is_told_after_a_moment(path):
    with ThreadPoolExecutor(12) as threads:
        with serving(path, seconds=60, quick=50, queue=2, hold=0.2) as server:
            flood = [threads.submit(server.query, distinct(n)) for n in range(12)]
            told = [answer.result() for answer in islice(as_completed(flood), 12 - 2 - 2)]
            assert {answer.text for answer in told} == {"Too many requests are waiting.\n"}
            assert {(answer.status, answer.headers["Retry-After"]) for answer in told} == {
                (503, "1")
            }
            assert min(answer.seconds for answer in told) >= 0.2
            figures = server("GET", "/metrics").text
            assert "kg_jobs_waiting 2.0" in figures
            assert "kg_jobs_running 2.0" in figures
            assert sum(answer.done() for answer in flood) == 8
        wait(flood)


def test_a_client_that_leaves_takes_its_query_along(path):
    with serving(path, seconds=30, quick=0.1, workers=2) as server:
        with pytest.raises(TimeoutError):
            server("GET", "/sparql?" + urlencode({"query": HEAVY}), timeout=0.5)
        until(lambda: "kg_jobs_long 0.0" in server("GET", "/metrics").text)
        until(lambda: server("GET", "/healthz").json["workers"] == 2)
        assert server.query(LIGHT).status == 200


def test_an_answer_has_a_size(path):
    with serving(path, answer=1, workers=2) as server:
        many = "{ ?a ?b ?c . ?d ?e ?f }"
        assert server.query(f"SELECT * {many} LIMIT 9").status == 200
        for text in (f"SELECT * {many}", f"CONSTRUCT {{ ?a ?e ?f }} WHERE {many}"):
            answer = server.query(text)
            assert (answer.status, answer.type) == (403, "text/plain; charset=utf-8")
            assert answer.text == "The answer is larger than 1 MB: add a LIMIT, or ask for less.\n"


def test_queries_that_end_their_process_end_nothing_else(path):
    with serving(path, memory=256) as server:
        deep = "SELECT * {" + "{" * 20_000 + "}" * 20_000 + "}"
        answer = server.post(deep)
        assert answer.status == 503
        assert "more than 256 MB of memory, or is nested too deep" in answer.text
        answer = server.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c")
        assert answer.status == 503
        assert "memory" in answer.text
        assert server.query(LIGHT).status == 200
        assert [line["sentence"] for line in server.log("stopped")] == [
            "a request took more than 256 MB of memory, or was nested too deep, and was stopped"
        ] * 2
    assert server.log("worker") == []  # nothing of the engine's own last words


async def work(path, *jobs, **options):
    """What happens to jobs that run one after the other, the first at the same time as others."""
    settings = Settings.load(environment={}, store=path, ontology=ONTOLOGY)
    stream = io.StringIO()
    async with Service(settings, Options(workers=2, **options), Log(stream)) as service:
        found = []
        for job in jobs:
            try:
                found.append(await service.run(Job(f"tests.server.tasks:{job[0]}", job[1])))
            except Problem as problem:
                found.append(problem)
    return found, stream.getvalue()


def test_what_becomes_of_tasks(path):
    found, _ = run_apart(
        work(
            path,
            ("about", {}),
            ("die", {}),
            ("fail", {}),
            ("refuse", {}),
            ("take", {"megabytes": 800}),
            ("none", {}),
            ("about", {}),
            memory=512,
        )
    )
    first, died, failed, refused, greedy, missing, last = found
    assert first.data["articles"] == last.data["articles"] == 4
    assert first.data["pid"] != os.getpid()
    assert (died.status, failed.status, refused.status) == (503, 500, 500)
    assert failed.fault == "tests.server.tasks:fail: ZeroDivisionError: of ours"
    assert "of ours" not in failed.sentence
    assert refused.sentence == "no such article; name another"
    assert (greedy.status, missing.status) == (503, 500)
    assert "memory" in greedy.sentence


def test_the_template_is_started_again_when_it_died(path):
    async def main():
        settings = Settings.load(environment={}, store=path, ontology=ONTOLOGY)
        about = Job("tests.server.tasks:about", {})
        async with Service(settings, Options(workers=2), Log(io.StringIO())) as service:
            service.pool._template._process.kill()
            pids = set()
            for _ in range(2):
                with pytest.raises(Problem):
                    await service.run(Job("tests.server.tasks:die", {}))
            while len(pids) < 2:
                pids.add((await service.run(about)).data["pid"])
                await asyncio.sleep(0.05)
            return pids

    assert len(run_apart(main())) == 2


def test_what_cannot_be_closed_keeps_nothing_else_open(path):
    closed = []

    async def failing():
        closed.append("one")
        raise RuntimeError("of ours")

    async def closing():
        closed.append("other")

    async def main():
        settings = Settings.load(environment={}, store=path, ontology=ONTOLOGY)
        async with Service(settings, Options(workers=2), Log(io.StringIO())) as service:
            service.closing += [failing, closing]
        return service

    with pytest.raises(RuntimeError, match="of ours"):
        run_apart(main())
    assert closed == ["one", "other"]
    assert not list(path.parent.glob(".kg.db.served-*"))


def test_stopping_ends_what_runs_and_removes_the_copies(path):
    with ThreadPoolExecutor(2) as threads:
        with serving(path, seconds=60, quick=50) as server:
            long = [threads.submit(server.query, distinct(n)) for n in range(2)]
            until(lambda: "kg_jobs_running 2.0" in server("GET", "/metrics").text)
            assert list(path.parent.glob(".kg.db.served-*"))
        wait(long)
    assert not list(path.parent.glob(".kg.db.served-*"))

"""Lines of what became of articles, on their way to a client."""

import asyncio

from kg.server import writing

MANY = 3 * writing._LINES


def test_a_client_slower_than_the_adding_misses_no_line():
    async def told():
        lines = writing._Told()

        async def adding():
            for number in range(MANY):
                await lines.put({"n": number})
            lines.end()

        task = asyncio.create_task(adding())
        found = []
        async for line in writing._read(lines, asyncio.Event()):
            found.append(line["n"])
            await asyncio.sleep(0)
        await task
        return found

    assert asyncio.run(told()) == [*range(MANY)]


def test_who_takes_no_line_keeps_nobody_waiting(monkeypatch):
    monkeypatch.setattr(writing, "_SLOW", 0.01)

    async def told():
        lines = writing._Told()
        for number in range(MANY):
            await lines.put({"n": number})
        lines.end()
        return [line["n"] async for line in writing._read(lines, asyncio.Event())]

    assert asyncio.run(asyncio.wait_for(told(), 5)) == [*range(writing._LINES)]

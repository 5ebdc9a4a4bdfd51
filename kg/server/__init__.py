"""The store over HTTP: SPARQL 1.1 Protocol, read only, in processes that can be killed.

    parent (asyncio, Starlette on uvicorn)          children (fork from a template process)
    app ▶ guards ▶ sparql ▶ service.run(Job) ─────▶ worker: task(store, **arguments) ▶ Reply
                                  │                    no network, limited memory and time
                                  └ pool, snapshots    reads a snapshot, never the store itself

How to add routes. A module of this package has ``routes(service: Service) -> list[Route]``; name
it in `kg.server.app.MODULES`, nothing else. What its endpoints can use:

- ``await service.run(Job(task, arguments))`` runs a task in a worker and returns its `Reply` (bytes
  in ``body`` and their ``format``, or a dict in ``data``). A task is named
  ``"package.module:function"`` and is a plain function ``(store, **arguments) -> Reply``;
  ``arguments`` must be JSON, ``store`` is a `kg.store.Store` that reads the latest snapshot. It is
  killed like a query when it takes too long. Name its module in `kg.server.worker.PRELOADED`, and
  import at its top what it needs: that is then paid once, not by every worker.
- ``await while_connected(request, service.run(…))`` ends it when the client leaves,
  ``await read_body(request, most, patience)`` reads a body within limits (`kg.server.sparql`).
- ``raise Problem(status, "one sentence", headers)`` anywhere, also in a task, answers with text or
  problem JSON. A `kg.errors.KgError` in a task becomes one by itself (`problems.from_error`).
- ``service.deliveries.response(body, headers)`` delivers a large body; small ones need it not.
- ``choose(accept_header, media_types)`` of `kg.server.accept` negotiates.
- ``api_route(path, endpoint, service)`` of `kg.server.api` tells all problems as problem JSON;
  `kg.server.conditional` tags answers that change with the store alone, and keeps them.
- A page is made in a worker with `kg.server.pages.markup` and `kg.server.pages.shell`, whose
  ``headers(policy(script))`` go with it.
- ``service.snapshots.number`` counts the versions of the store that have been served;
  ``await service.snapshots.later_than(number)`` waits for the next and returns its number.
  ``service.snapshots.look_again()`` says that the store has been written to just now.
- ``with service.snapshots.reading() as snapshot`` keeps ``snapshot.path`` there, for
  ``Store.open(path, read_only=True)`` in this process (in a thread: it blocks).
- ``service.pool.stopped`` is an event: a stream without end must end when it is set.
- ``service.options`` (add limits there), ``service.settings``, ``service.log(event, **fields)``,
  ``service.metrics``.

A response keeps the ``Content-Security-Policy`` it sets itself; without one it gets the strictest.
Requests from pages of other origins, and to other names, are refused before they come to an
endpoint (403, 421), so a POST that arrives was meant.

Nothing is imported here: the workers use this package, too, and need no Starlette.
"""

"""``kg actors export`` and ``import``: the decisions of a team."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from kg.cli.judging import row
from kg.cli.options import common, pass_session
from kg.cli.session import Session
from kg.errors import InputError
from kg.files import writing
from kg.model import Actor, Judgement, Kind, Subject, Verdict


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default="-")
@common
@pass_session
def export_judgements(session: Session, file: Path) -> None:
    """Write what people decided, a judgement a line, for others to import; - is stdout.

    Example: kg actors export ours.jsonl
    """
    with session.reading() as store:
        found = store.identity.judgements()
        actors = store.actors(judged=False)
    with writing(None if str(file) == "-" else file, sys.stdout) as out:
        for judgement in found:
            named = {
                id: {"label": actor.label, "kind": str(actor.kind), "country": actor.country}
                for id in (judgement.left, judgement.right)
                if (actor := actors.get(id)) is not None
            }
            out.write(json.dumps({**row(judgement), "actors": named}, ensure_ascii=False) + "\n")


@click.command("import")
@click.argument("file", type=click.File("r", encoding="utf-8"))
@common
@pass_session
def import_judgements(session: Session, file: Any) -> int:
    """Carry out what others decided, from a file of `kg actors export`; what is known is left out.

    Example: kg actors import theirs.jsonl
    """
    failed = 0
    with session.existing() as store:
        known = set(store.identity.judgements())
        done = 0
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                judgement, actors = _from_line(line, f"{file.name}:{number}")
                if judgement not in known:
                    store.identity.judge(judgement, actors)
                    done += 1
            except InputError as error:
                failed += 1
                session.complain(error)
        store.identity.link(session.hierarchy(store))
    session.say(f"{done} judgements carried out, {failed} failed")
    return 1 if failed else 0


def _from_line(line: str, where: str) -> tuple[Judgement, dict[str, Actor]]:
    try:
        told = json.loads(line)
        judgement = Judgement(
            subject=Subject(told["what"]),
            left=str(told["left"]),
            right=str(told["right"]),
            verdict=Verdict(told["verdict"]),
            by=str(told["by"]),
            at=datetime.fromisoformat(told["time"]),
            reason=str(told.get("reason") or ""),
            score=None if told.get("score") is None else float(told["score"]),
            article=told.get("article"),
        )
        actors = {
            id: Actor(
                id=id,
                label=str(known["label"]),
                kind=Kind(known["kind"]),
                country=known.get("country"),
                learned=True,
            )
            for id, known in (told.get("actors") or {}).items()
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = " ".join(str(error).split())
        raise InputError(
            f"{where}: is no judgement ({reason})", "kg actors export writes them"
        ) from error
    return judgement, actors

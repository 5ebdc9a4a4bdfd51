import json
from datetime import date

from kg.contract import event_to_json
from kg.model import Attribution, DateSpan, Event, Mention, Span

KEYS = [
    "article",
    "sentence",
    "sentence_index",
    "event_type",
    "mode",
    "subtype",
    "cameo",
    "trigger",
    "sources",
    "targets",
    "venue",
    "reciprocal",
    "initiator",
    "date",
    "status",
    "attribution",
    "confidence",
    "coreferent",
]


def test_keys_and_order():
    mention = Mention(text="US", start=0, end=2, name="US")
    day = date(2022, 2, 1)
    event = Event(
        article="a",
        sentence=Span("US phoned.", 0, 10),
        sentence_index=0,
        subtype="phone-call",
        event_type="CONSULT",
        trigger=Span("phoned", 3, 9),
        sources=(mention,),
        date=DateSpan(start=day, end=day, text="Tuesday"),
        attribution=Attribution(by=(mention,), cue="said"),
    )
    row = json.loads(json.dumps(event_to_json(event)))
    assert list(row) == KEYS
    assert row["date"]["start"] == "2022-02-01"
    assert row["attribution"]["by"][0]["text"] == "US"
    bare = event_to_json(
        Event(
            **{
                f: getattr(event, f)
                for f in (
                    "article",
                    "sentence",
                    "sentence_index",
                    "subtype",
                    "event_type",
                    "trigger",
                )
            }
        )
    )
    assert bare["date"] is None
    assert bare["attribution"] is None

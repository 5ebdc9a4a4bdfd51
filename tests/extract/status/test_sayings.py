"""Who accuses another in a participle at the end: "claiming that B had done it"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    ("Belarus expelled two Latvian teachers, claiming that Latvia had financed them.",
     "detention-deportation: belarus -> latvia-teachers, accusation: belarus -> latvia, "
     "aid-given: latvia -> belarus"),
    ("Israel shelled the town, claiming Hezbollah had fired rockets from there.",
     "bombing: israel -> hezbollah, accusation: israel -> hezbollah, attack: hezbollah -> israel"),
    ("Kenya recalled its envoy, alleging that Somalia had broken the accord.",
     "ambassador-recalled: kenya -> somalia, accusation: kenya -> somalia, "
     "treaty-withdrawal: somalia -> kenya"),
    ("Sudan closed the crossing, charging that Ethiopia was arming rebels.",
     "restriction: sudan -> , accusation: sudan -> ethiopia, "
     "aid-given: ethiopia -> rebels-e3b98a4d"),
    # no harm, none that was done, one's own deed
    ("Peru left the talks, claiming that Chile had agreed to a compromise.",
     "talks-broken-off: peru -> chile, agreement: chile -> peru"),
    ("Armenia rejected the report, claiming that Azerbaijan did not attack the convoy.",
     "rejection: armenia -> azerbaijan, attack: azerbaijan -> convoy-e3b98a4d"),
    ("The militia left the town, claiming that it had destroyed three tanks.",
     "withdrawal-of-troops: militia-e3b98a4d -> town-e3b98a4d, "
     "attack: militia-e3b98a4d -> three-tanks-e3b98a4d"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events

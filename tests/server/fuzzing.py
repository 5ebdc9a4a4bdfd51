"""What schemathesis must know besides the description: JSON Schema orders no two parameters."""

from typing import Any

import schemathesis


@schemathesis.hook
def before_call(_: schemathesis.HookContext, case: schemathesis.Case, **kwargs: Any) -> None:
    """Puts two days of a request in order, as the description asks for in words."""
    days = [case.query.get(name) for name in ("from", "to")]
    if all(isinstance(day, str) for day in days):
        case.query["from"], case.query["to"] = sorted(days)

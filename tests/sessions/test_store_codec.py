"""The file format: what is encoded again after an act and what is taken from before make one good file."""

import orjson
from hypothesis import given
from hypothesis import strategies as st

from sessions.store.codec import PAGE, Tables, from_bytes, to_bytes

Act = list[tuple[str, int, bool]]

SERIES = {"series": {"1": {"name": "Kop \u2018van\u2019 Noord-Holland"}}}
touches = st.tuples(st.sampled_from(["actions", "log"]), st.integers(1, 3 * PAGE), st.booleans())


@given(st.lists(st.lists(touches, max_size=8), max_size=12))
def test_a_file_made_from_what_changed_equals_one_made_from_everything(acts: list[Act]) -> None:
    tables: Tables = {name: dict(table) for name, table in SERIES.items()}
    content, pages = to_bytes(tables)
    for moment, act in enumerate(acts):
        for name, number, keep in act:
            table = tables.setdefault(name, {})
            if keep:
                table[str(number)] = {"moment": moment}
            else:
                table.pop(str(number), None)
        content, pages = to_bytes(tables, pages, [(name, number) for name, number, _ in act])
        assert from_bytes(b"".join(content)) == tables
    assert orjson.loads(b"".join(to_bytes(tables)[0])) == tables


def test_what_an_act_does_not_touch_is_not_encoded_again() -> None:
    tables: Tables = {**SERIES, "actions": {str(number): {"what": "belt"} for number in range(1, 5 * PAGE)}}
    _, before = to_bytes(tables)
    tables["actions"]["1"] = {"what": "mailt"}
    _, after = to_bytes(tables, before, [("actions", 1)])
    assert [after["actions"][page] is before["actions"][page] for page in range(5)] == [False, True, True, True, True]

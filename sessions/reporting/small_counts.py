"""Hides small counts, so that nobody can be recognised in a report: below 5, also where they could be computed.

What is told to whom reads a report: a count of 0 to 4 is `< 5`. A larger count out of which a small one would follow
(20 in all, of whom 17 with a startkwalificatie, leaves 3 without) is `≥ 5`, or `–` where not even that may be said.

How it works. Counts are tied by sums: parts into a whole (`Sum`), and groups into the total. Each count is an edge in a
network and each sum a node, in which what comes in is what goes out. Somebody who knows this module and all that is
shown can tell a hidden count exactly only when there is no other set of counts with the same sums and the same marks.
So for every hidden count of 1 to 4 we look for such another set: a cycle in the network through its edge, in which
every edge goes up or down by one and stays within what its mark tells. Where there is none, the cheapest cycle is made
possible, by hiding what else is on it. Hiding more never closes a cycle that was found before, so one pass is enough.

It goes in two stages, because `finished` is the whole of many sums at once. First the wholes that are part of nothing
(roots) are made safe over the groups. A group of which a root is hidden shows nothing of what is below that root: so a
root that goes up or down by one can always be made up for in each of its sums. Then every sum below a root is made
safe by itself, with all other counts as they are: whoever knew all of those would still be in doubt.

What is nowhere shown (who gave no rapportcijfer) is not protected in itself: it is the doubt in `rest`. Two reports
over periods or series that differ a little can be subtracted by whoever has both: no single report can prevent that.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush

from sessions.reporting.figures import BY_PARTNER, HELD, Counts, Key, Sum

SMALL = 5
"""From this number on a count may be shown."""


class Mark(StrEnum):
    """What stands in the place of a count that is hidden."""

    FEW = "< 5"
    MORE = "≥ 5"
    HIDDEN = "–"


Shown = Mapping[Key, int | Mark]
"""Counts as they may be told: a number, or the mark that stands for it."""

_WITHIN = {Mark.FEW: (0, SMALL - 1), Mark.MORE: (SMALL, None), Mark.HIDDEN: (0, None)}
"""Between which numbers a count with this mark can be, as a reader knows; None is without end."""
_STEP, _NEWLY_HIDDEN, _WHOLE, _TOTAL = 1, 1_000, 5_000, 50_000
"""What it costs to go along what is hidden already, to hide one more, one that has parts of its own, and (besides) one
of the total of groups: few and small counts first."""


def hide_small(total: Counts, groups: Mapping[str, Counts], sums: Sequence[Sum]) -> tuple[Shown, dict[str, Shown]]:
    """Return what may be shown of the total, and of each group by its name.

    The groups together are the total, but for the meetings (`HELD`): these may count in several. `sums` tell how the
    counts within the total and within a group belong together: no count is part of two of them, and what is part of
    one is the whole of at most one other. A count that is in none stands by itself.
    """
    rows = [_Row("", total), *(_Row(name, counts) for name, counts in groups.items())]
    parts = {part for one in sums for part in one.parts}
    for root in sorted({*total, *(one.whole for one in sums)} - parts):
        _protect_root(rows, root)
        for tree in _trees(root, sums):
            _protect_tree(rows, root, tree)
    shown = [row.shown() for row in rows]
    return shown[0], dict(zip(groups, shown[1:], strict=True))


@dataclass(eq=False)
class _Cell:
    """One count, as an edge in a network; `mark` is None while it is shown.

    A `fixed` one is not hidden any more. What goes into no part of a sum is `told` nowhere. A `safe` one is in a cycle
    that was found.
    """

    value: int
    mark: Mark | None
    weight: int = _NEWLY_HIDDEN
    fixed: bool = False
    told: bool = True
    safe: bool = False
    costs: tuple[int | None, int | None, int | None] = (None, None, None)

    @property
    def is_in_danger(self) -> bool:
        """Whether nobody may be able to tell it, and somebody perhaps is."""
        return self.told and not self.safe and self.mark is not None and 0 < self.value < SMALL

    def reckon(self) -> None:
        """Set `costs`: at 1 what it costs that this count could as well be one more, at -1 one less, None: it cannot.

        They are asked for millions of times, so they stand ready; whatever changes the cell calls this again.
        """
        self.costs = (None, self._cost(1), self._cost(-1))

    def _cost(self, step: int) -> int | None:
        if self.mark is None and self.fixed:
            return None
        low, high = _WITHIN[self.mark or Mark.MORE]
        other = self.value + step
        if other < low or (high is not None and other > high):
            return None
        return _STEP if self.mark else self.weight + self.value

    def hide(self, mark: Mark) -> None:
        """Show no more of it than this mark."""
        self.mark = mark
        self.reckon()


class _Row:
    """The counts of the total, or of one group."""

    def __init__(self, name: str, counts: Counts) -> None:
        self.name = name
        self._counts = counts
        self._partners = {key[2] for key in counts if key[:2] == BY_PARTNER}
        self._cells: dict[Key, _Cell] = {}

    def cell(self, key: Key) -> _Cell:
        """Return the cell of a count; a small one is hidden from the start."""
        if key not in self._cells:
            value = self._counts.get(key, 0)
            self._cells[key] = _Cell(value, Mark.FEW if value < SMALL else None)
        return self._cells[key]

    def has(self, key: Key) -> bool:
        """Whether a count can be anything but zero here: of most partners a group has no action at all."""
        return key[:2] != BY_PARTNER or key[2] in self._partners

    def rest_of(self, one: Sum) -> _Cell:
        """Return what goes into none of the parts of a sum, which is never shown."""
        in_parts = sum(self._counts.get(part, 0) for part in one.parts)
        return _Cell(self._counts.get(one.whole, 0) - in_parts, Mark.HIDDEN, told=False)

    def shown(self) -> Shown:
        """Return every count as it may be told."""
        for key in self._counts:
            self.cell(key)
        return {key: cell.mark or cell.value for key, cell in self._cells.items()}


_Node = Hashable
_GROUND: _Node = "ground"
"""The node of what stands in no sum: there anything may come in and go out."""


@dataclass(frozen=True, eq=False)
class _Edge:
    """A count that comes out of one node and goes into another."""

    cell: _Cell
    tail: int
    head: int


class _Network:
    """Counts as edges between sums; see the head of this module."""

    def __init__(self) -> None:
        self.edges: list[_Edge] = []
        self._numbers: dict[_Node, int] = {}
        self._at: list[list[tuple[_Cell, int, int]]] = []

    def add(self, cell: _Cell, tail: _Node, head: _Node) -> None:
        """Add a count."""
        cell.reckon()
        edge = _Edge(cell, self._number(tail), self._number(head))
        self.edges.append(edge)
        self._at[edge.tail].append((cell, 1, edge.head))
        self._at[edge.head].append((cell, -1, edge.tail))

    def _number(self, node: _Node) -> int:
        """Return the number of a node: nodes are looked up far more often than they are made."""
        if node not in self._numbers:
            self._numbers[node] = len(self._at)
            self._at.append([])
        return self._numbers[node]

    def protect(self, edge: _Edge) -> bool:
        """See to it that this count could as well be one more, or one less; False where neither can be."""
        ways = [(1, edge.head, edge.tail), (-1, edge.tail, edge.head)]
        possible = [(start, goal) for step, start, goal in ways if edge.cell.costs[step] is not None]
        for start, goal in possible:
            if found := self._open_way(edge.cell, start, goal):
                return self._keep_open((edge.cell, *found))
        cheapest = [way for start, goal in possible if (way := self._cheapest_way(edge.cell, start, goal))]
        if not cheapest:
            return False
        return self._keep_open((edge.cell, *min(cheapest, key=lambda way: way[0])[1]))

    @staticmethod
    def _keep_open(cycle: Iterable[_Cell]) -> bool:
        """Hide what is on a cycle; True, for it is one."""
        for cell in cycle:
            cell.hide(cell.mark or Mark.MORE)
            cell.safe = True
        return True

    def _open_way(self, around: _Cell, start: int, goal: int) -> list[_Cell]:
        """Return a way to move one from node to node without a cell, along what is hidden already; empty for none."""
        came: dict[int, tuple[_Cell, int]] = {}
        ahead = deque([start])
        while ahead:
            node = ahead.popleft()
            for cell, step, beyond in self._at[node]:
                if cell.costs[step] == _STEP and cell is not around and beyond not in came and beyond != start:
                    came[beyond] = (cell, node)
                    if beyond == goal:
                        return list(_walked(came, start, goal))
                    ahead.append(beyond)
        return []

    def _cheapest_way(self, around: _Cell, start: int, goal: int) -> tuple[int, list[_Cell]] | None:
        """Return the cheapest way (Dijkstra's), which hides more: its cost and its cells. None where there is none."""
        best = {start: 0}
        came: dict[int, tuple[_Cell, int]] = {}
        ahead = [(0, start)]
        while ahead:
            spent, node = heappop(ahead)
            if node == goal:
                return spent, list(_walked(came, start, goal))
            if spent > best[node]:
                continue
            for cell, step, beyond in self._at[node]:
                cost = cell.costs[step]
                if cost is None or cell is around:
                    continue
                if beyond not in best or spent + cost < best[beyond]:
                    best[beyond] = spent + cost
                    came[beyond] = (cell, node)
                    heappush(ahead, (spent + cost, beyond))
        return None


def _walked(came: Mapping[int, tuple[_Cell, int]], start: int, goal: int) -> Iterator[_Cell]:
    node = goal
    while node != start:
        cell, node = came[node]
        yield cell


def _trees(root: Key, sums: Iterable[Sum]) -> Iterator[tuple[Sum, ...]]:
    """Yield each sum that a root is the whole of, together with the sums of its parts, and of theirs."""
    of_whole: dict[Key, list[Sum]] = defaultdict(list)
    for one in sums:
        of_whole[one.whole].append(one)

    def with_parts(one: Sum) -> Iterator[Sum]:
        yield one
        for part in one.parts:
            for deeper in of_whole.get(part, ()):
                yield from with_parts(deeper)

    for one in of_whole.get(root, ()):
        yield tuple(with_parts(one))


def _protect_root(rows: Sequence[_Row], root: Key) -> None:
    """Make a root safe over the groups; the total of it is hidden only where it is small itself."""
    total, *groups = (row.cell(root) for row in rows)
    if not groups or root[:2] == HELD:
        return
    total.fixed = True
    network = _Network()
    network.add(total, "all", _GROUND)
    for cell in groups:
        network.add(cell, _GROUND, "all")
    _protect_all(network, groups)
    for cell in groups:
        cell.fixed = True


def _protect_tree(rows: Sequence[_Row], root: Key, tree: Sequence[Sum]) -> None:
    """Make the sums below a root safe, in the total, in each group and between them."""
    keys = [part for one in tree for part in one.parts]
    for row in rows:
        if whole := row.cell(root).mark:
            for key in keys:
                row.cell(key).mark = Mark.FEW if whole is Mark.FEW else Mark.HIDDEN
    network = _Network()
    for row in rows:
        _add_row(network, row, root, tree, is_total=row is rows[0], is_split=len(rows) > 1)
    _protect_all(network, [row.cell(key) for row in rows for key in keys])


def _add_row(network: _Network, row: _Row, root: Key, tree: Sequence[Sum], *, is_total: bool, is_split: bool) -> None:
    """Add the counts of one row. In a group they flow from the whole to the parts, in the total the other way."""
    wholes = {one.whole for one in tree}

    def add(cell: _Cell, upper: _Node, lower: _Node) -> None:
        tail, head = (lower, upper) if is_total else (upper, lower)
        network.add(cell, tail, head)

    def over_groups(key: Hashable) -> _Node:
        return ("over groups", key) if is_split else _GROUND

    if row.cell(root).mark:
        add(row.cell(root), over_groups(root), (row.name, root))
    for one in tree:
        for part in filter(row.has, one.parts):
            cell = row.cell(part)
            cell.weight = (_WHOLE if part in wholes else _NEWLY_HIDDEN) + (_TOTAL if is_total and is_split else 0)
            add(cell, (row.name, one.whole), (row.name, part) if part in wholes else over_groups(part))
        if one.rest:
            add(row.rest_of(one), (row.name, one.whole), over_groups((one.whole, "rest")))


def _protect_all(network: _Network, cells: Sequence[_Cell]) -> None:
    """Protect every sensitive count of a network.

    Where the marks themselves tell too much (three times `< 5` that are 12 together), no mark says anything there.
    """
    for edge in network.edges:
        if edge.cell.is_in_danger and not network.protect(edge):
            for cell in cells:
                cell.hide(Mark.HIDDEN)
            if not network.protect(edge):
                raise AssertionError("a small count stays to be computed")

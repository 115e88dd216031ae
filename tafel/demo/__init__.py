"""The demo: a throw-away archive of invented tables, played through the same acts as a real meeting."""

from sessions.acts.opening import Archive, open_archive, open_series
from sessions.acts.prepare import create_series
from sessions.errors import Refusal
from tafel.demo.almanac import Almanac, MovableClock
from tafel.demo.script import SCRIPTS, Script, load_script
from tafel.demo.series_play import SeriesPlay

__all__ = ["NotEmpty", "fill_archive"]


class NotEmpty(Refusal):
    """There are series in the archive already, and examples do not belong among them."""


def fill_archive(archive: Archive) -> None:
    """Fill an empty archive with the invented series of the demo, of which the present moment is that of its clock.

    Raises NotEmpty when there is any series in it; then nothing is written.
    """
    if archive.slugs():
        raise NotEmpty(
            "In dit archief staan al reeksen. De voorbeelden komen alleen in een leeg archief; er is niets veranderd."
        )
    for name in SCRIPTS:
        _play(load_script(name), archive)


def _play(script: Script, archive: Archive) -> None:
    with create_series(archive, script.kind, script.name, region=script.region, place=script.place) as file:
        slug, now = file.slug, file.now()
    clock = MovableClock(now)
    with open_series(open_archive(archive.folder, clock), slug) as file:
        SeriesPlay(file, script, clock, Almanac(now)).play()

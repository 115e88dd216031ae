"""The package of a meeting: gathered from its series, and written."""

from pathlib import Path

from exports.house import PLAIN, House
from exports.package import Package, PackageMaterial, package_of
from exports.plan import plan_of
from exports.rendering.files import Form, write_tree
from sessions.acts.gather import record_of
from sessions.acts.gather_plan import gather_plan, why_no_plan
from sessions.acts.gather_standing import standing_of
from sessions.acts.gather_tips import gather_tips
from sessions.acts.opening import SeriesFile
from sessions.errors import Missing
from sessions.meetings import SessionStatus
from sessions.series import SeriesKind

KINDS = ("verslag", "trajectplan", "actielijst", "tips")
"""The kinds of document in a package."""
NOBODY = "Van deze bijeenkomst is er voor niemand iets: er was geen organisatie of jongere bij. Er is niets geschreven."


def gather_package(file: SeriesFile, session: int, form: Form, house: House = PLAIN) -> Package:
    """Return everything of one meeting, with what an organisation has of its own.

    Raises Missing when there is no such meeting, it has not begun, or nothing of it is for anybody.
    """
    if file.sessions.get(session).status == SessionStatus.PLANNED:
        raise Missing(
            "Deze bijeenkomst is nog niet begonnen, dus er is nog niets te versturen. Er is niets geschreven."
        )
    record, standing = record_of(file, session), standing_of(file)
    agenda = [traject for traject in standing.record.trajects if traject.number in record.session.agenda]
    material = PackageMaterial(
        record=record,
        standing=standing,
        plans=tuple(
            plan_of(gather_plan(file, traject.number, standing))
            for traject in agenda
            if not why_no_plan(traject, standing)
        ),
        tips=gather_tips(file) if file.series.kind == SeriesKind.COP else None,
    )
    package = package_of(material, form, house)
    if not package.bundles:
        raise Missing(NOBODY)
    return package


def write_package(package: Package, folder: Path) -> Path:
    """Write a package into a folder of its own, all of it or nothing; return where it is."""
    return write_tree(package.branches, folder, package.name)

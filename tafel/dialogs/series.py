"""A series, new (its kind by choice first) or to change: what it is called, where, how often, and the route up."""

from collections.abc import Mapping

from sessions.acts.directory import read_directory
from sessions.acts.focus import choose_focus
from sessions.acts.opening import Archive, SeriesFile
from sessions.acts.prepare import change_series, create_series
from sessions.errors import InvalidInput
from sessions.people import same_name
from sessions.series import ESCALATION, Series, SeriesKind, mark_of, read_mark, read_route, route_line, title_of
from tafel.dialogs.choice import Choice
from tafel.forms.choice import numbered
from tafel.forms.field import FormField
from tafel.forms.form import Form

KINDS = (
    Choice(SeriesKind.VELDTAFEL, "Veldtafel", "jongeren, hun jeugdhulpverleners en de vaste partners"),
    Choice(SeriesKind.DUAAL, "Duaal overleg", "hetzelfde met één partner, zonder tafel"),
    Choice(SeriesKind.COP, "Community of practice", "samen leren: ouders, professionals, onderzoekers"),
)
"""The kinds of series, as they are chosen."""

EXAMPLES = {
    SeriesKind.VELDTAFEL: "zoals West-Friesland",
    SeriesKind.DUAAL: "zoals West-Friesland",
    SeriesKind.COP: "zoals Samen aan tafel",
}


class SeriesDialog(Form[str]):
    """Asks for a new series of a kind, or changes the one in `file`; the answer is its slug."""

    def __init__(self, archive: Archive, kind: SeriesKind, file: SeriesFile | None = None) -> None:
        self._archive = archive
        self._kind = kind
        self._file = file
        self._route = file.series.escalation if file else ESCALATION
        self._others = read_directory(archive, but=file.slug if file else "").series
        series = file.series if file else None
        super().__init__(
            f"{series.title} wijzigen" if series else f"Nieuw: {kind.label}",
            [
                FormField(
                    "name",
                    "Naam",
                    EXAMPLES[kind],
                    series.name if series else "",
                    self._name_echo,
                    proposes=None if series else _mark_for,
                ),
                FormField("region", "Regio", "gemeenten die meedoen", series.region if series else ""),
                FormField("place", "Plaats", "waar u bij elkaar komt", series.place if series else ""),
                FormField(
                    "rhythm",
                    "Ritme in weken",
                    "om de hoeveel weken",
                    str(series.rhythm_weeks if series else 6),
                    _rhythm_echo,
                    replaces=True,
                ),
                FormField(
                    "mark",
                    "Afkorting",
                    "zoals KNH",
                    series.mark if series else "",
                    self._mark_echo,
                    complete=read_mark,
                    help="Staat voor de nummers van acties in lijsten over reeksen heen: KNH-12.",
                ),
                _focus_field(series) if kind == SeriesKind.COP else _route_field(series),
            ],
        )

    def _name_echo(self, typed: str) -> str:
        title = title_of(self._kind, typed)
        if any(same_name(other.title, title) for other in self._others):
            raise InvalidInput(f"Er is al een reeks ‘{title}’. Kies een andere naam.", field="naam")
        return ""

    def _mark_echo(self, typed: str) -> str:
        mark = read_mark(typed)
        others = [other.title for other in self._others if other.mark == mark]
        if others:
            return f"Let op: {others[0]} heeft ook {mark}. In lijsten lijken de acties dan op elkaar."
        return f"acties heten in lijsten {mark}-1, {mark}-2"

    def keep(self, values: dict[str, str]) -> str:
        """Make or change the series."""
        name, region, place, mark = (values[key] for key in ("name", "region", "place", "mark"))
        rhythm, focus = _rhythm(values["rhythm"]), values.get("focus", "")
        route = read_route(values["escalation"]) if "escalation" in values else self._route
        if self._file:
            change_series(
                self._archive,
                self._file,
                name=name,
                region=region,
                place=place,
                rhythm_weeks=rhythm,
                mark=mark,
                escalation=route,
                focus=focus,
            )
            return self._file.slug
        with create_series(
            self._archive,
            self._kind,
            name,
            region=region,
            place=place,
            rhythm_weeks=rhythm,
            mark=mark,
            escalation=route,
        ) as file:
            if focus:
                choose_focus(file, focus)
            return file.slug


def _route_field(series: Series | None) -> FormField:
    return FormField(
        "escalation",
        "Escalatieroute",
        "eigenaar > teamleider",
        route_line(series.escalation if series else ESCALATION),
        lambda typed: numbered(read_route(typed)),
        help="Wie helpt als een actie vastloopt, van dichtbij naar ver. Leeg: de gewone route.",
    )


def _focus_field(series: Series | None) -> FormField:
    """Return the field for what a community of practice is about; its history stays when it changes."""
    return FormField(
        "focus",
        "Focus",
        "Waar lopen we tegenaan?",
        series.focus if series else "",
        help="De vraag waar het om gaat. Mag leeg blijven: u kiest haar samen, in de bijeenkomst.",
    )


def _mark_for(name: str) -> Mapping[str, str]:
    return {"mark": mark_of(name)} if name else {}


def _rhythm_echo(typed: str) -> str:
    weeks = _rhythm(typed)
    return "elke week" if weeks == 1 else f"om de {weeks} weken"


def _rhythm(typed: str) -> int:
    if not typed.isdecimal() or not 1 <= int(typed) <= 52:
        raise InvalidInput("Typ een getal van 1 tot en met 52, bijvoorbeeld 6.", field="ritme in weken")
    return int(typed)

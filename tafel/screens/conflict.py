"""The file of an open series was changed by something else, or has gone: what there is, and the ways on."""

from collections.abc import Sequence

from textual.content import Content

from sessions.acts.opening import Archive, SeriesFile, read_copy, read_series
from sessions.acts.versions import Side, Version, compare, version_of
from sessions.errors import Refusal
from tafel.screens.crossroads import CrossroadsScreen, Way
from tafel.versions import beyond_words, changed_words, newer_words, saved_words, size_words
from tafel.widgets.named_rows import beside

BROAD = 96
"""From this many columns for the text the two versions stand beside each other."""
ON_DISK, OURS = "De versie op de schijf", "Uw versie"
SAFE = (
    "Iets anders heeft dit bestand gewijzigd terwijl u het open had: een ander programma, een synchronisatie of een "
    "teruggezette kopie. Er is niets overschreven en niets weg: er zijn nu twee versies."
)


def screen_for(archive: Archive, file: SeriesFile) -> CrossroadsScreen:
    """Return the screen for what happened to this file."""
    return ConflictScreen(archive, file) if file.in_conflict else GoneScreen(file)


class ConflictScreen(CrossroadsScreen):
    """Two versions of one series: the one on disk, and the one of this window."""

    PURPOSE = (
        "Er zijn twee versies van deze reeks. tafel kiest niet voor u en overschrijft niets. Welke regel u ook kiest: "
        "de andere versie blijft als bestand in dezelfde map staan."
    )

    def __init__(self, archive: Archive, file: SeriesFile) -> None:
        super().__init__()
        self._archive = archive
        self._file = file
        self._look()

    def on_mount(self) -> None:
        """Say where the user is."""
        self.show_where(self._file.series.title, "twee versies")

    def on_screen_resume(self) -> None:
        """Read both again: the one on disk may have changed once more."""
        self._look()

    def _look(self) -> None:
        self._theirs = self._on_disk()
        self._ours = self._as_kept() or version_of(self._file)

    def _on_disk(self) -> Version | None:
        """Return the version on disk; None when it is gone or cannot be read."""
        try:
            with read_series(self._archive, self._file.slug) as file:
                return version_of(file)
        except Refusal:
            return None

    def _as_kept(self) -> Version | None:
        """Return our version as it was kept beside, with the last input; None where it is not kept."""
        if self._file.conflict is None:
            return None
        try:
            with read_copy(self._archive, self._file.conflict) as file:
                return version_of(file)
        except Refusal:
            return None

    # How things stand

    def story(self, width: int) -> Content:
        """What differs in both versions and which is newer, and then the two beside or below each other."""
        wide = width >= BROAD
        each = (width - 4) // 2 if wide else width
        if self._theirs is None:
            sides: tuple[Side | None, Side | None] = None, None
            verdict = ["De versie op de schijf is niet te lezen: zij is leeg, beschadigd of weg."]
        else:
            comparison = compare(self._theirs, self._ours)
            sides = comparison.first, comparison.second
            changed = changed_words(comparison)
            verdict = [f"In beide, maar niet gelijk: {changed}."] if changed else []
            verdict.append(newer_words(comparison, ON_DISK, OURS))
        cards = self._card(ON_DISK, self._theirs, sides[0], each), self._card(OURS, self._ours, sides[1], each)
        both = [beside((cards[0], each), (Content(""), 0), (cards[1], each))] if wide else [*cards]
        # Below the cards it would be out of sight on a small screen, and it is what one chooses by.
        first = [Content(SAFE), *(_bold(words) for words in verdict)]
        return Content("\n\n").join([*(_wrapped(text, width) for text in first), *both])

    def _card(self, title: str, version: Version | None, side: Side | None, width: int) -> Content:
        """Return one version: when and by whom it was saved, what it holds, and what only it has."""
        now = self._file.now()
        lines = [Content.from_markup("[b $primary]$title[/]", title=title)]
        if version is None:
            lines.append(Content("niet te lezen"))
        else:
            names = not self.tafel.has_class("veiled")
            lines += [Content(saved_words(version, now, names=names)), Content(size_words(version))]
        if side is not None:
            lines.append(Content(beyond_words(side, now) or "heeft niets dat de andere versie niet heeft"))
        return Content("\n").join(_wrapped(line, width) for line in lines)

    # The ways on

    def ways(self) -> Sequence[Way]:
        """Go on with the one or the other, and look first."""
        kept = self._file.conflict
        beside_it = f"Uw versie blijft ernaast staan, als {kept.name}." if kept else "Uw versie wordt ernaast bewaard."
        theirs = Way(
            "theirs",
            "verder met de versie op de schijf",
            f"Wat op de schijf staat, komt in beeld en u schrijft daarin verder. {beside_it}",
        )
        ours = Way(
            "ours",
            "mijn versie ervoor in de plaats",
            "Uw versie, met uw laatste invoer, komt op de plaats van het bestand. Wat daar nu staat, blijft ernaast "
            "staan, onder een naam met ‘vervangen’ erin.",
        )
        looks = [
            Way(
                "look-theirs", "de versie op de schijf bekijken", "Alleen lezen. Er verandert niets; Esc brengt u hier."
            ),
            Way("look-ours", "mijn versie bekijken", "Alleen lezen. Er verandert niets; Esc brengt u hier terug."),
        ]
        shown = [looks[0]] * (self._theirs is not None) + [looks[1]] * (kept is not None)
        return (*([theirs] if self._theirs else []), *shown, ours)

    async def go(self, way: str) -> None:
        """Go on with a version, or look at one."""
        match way:
            case "theirs":
                await self._go_on_with_disk()
            case "ours":
                self._put_ours_in_place()
            case "look-theirs":
                await self._view("op de schijf", read_copy(self._archive, self._file.path))
            case "look-ours" if self._file.conflict is not None:
                await self._view("uw versie", read_copy(self._archive, self._file.conflict))

    async def _go_on_with_disk(self) -> None:
        kept = self._file.conflict
        self._file.go_on_with_disk()
        beside_it = f" Uw versie staat ernaast als {kept.name}." if kept else " Uw versie staat ernaast."
        self.told = f"U gaat verder met de versie op de schijf.{beside_it}"
        self.dismiss()

    def _put_ours_in_place(self) -> None:
        self._file.go_on_with_ours()
        replaced = self._file.replaced
        there = f" Wat er stond, staat ernaast als {replaced.name}." if replaced else ""
        again = "Staat die nog in de regel, wis die dan met Ctrl+U."
        self.told = f"Uw versie staat op haar plaats, met uw laatste invoer. {again}{there}"
        self.dismiss()

    async def _view(self, what: str, file: SeriesFile) -> None:
        from tafel.screens.series_copy import CopyScreen

        with file:
            await self.app.push_screen_wait(CopyScreen(file, what))


class GoneScreen(CrossroadsScreen):
    """The file is no longer where it was; all but the last act is still in this window."""

    PURPOSE = (
        "Het bestand van deze reeks is verdwenen terwijl u het open had. Wat u vastlegde, staat nog in dit venster en "
        "kan worden teruggezet."
    )

    def __init__(self, file: SeriesFile) -> None:
        super().__init__()
        self._file = file

    def on_mount(self) -> None:
        """Say where the user is."""
        self.show_where(self._file.series.title, "het bestand is weg")

    def story(self, width: int) -> Content:
        """What happened, and what this window still has."""
        version, now = version_of(self._file), self._file.now()
        names = not self.tafel.has_class("veiled")
        what = Content.from_markup("[b $primary]Wat dit venster nog heeft[/]")
        lines = [
            Content(str(self._file.trouble or "Het bestand is er weer.")),
            Content(""),
            what,
            Content(saved_words(version, now, names=names)),
            Content(size_words(version)),
            Content("Alleen uw laatste handeling zit er niet in. Wat u in de regel typte, staat daar nog."),
        ]
        return Content("\n").join(_wrapped(line, width) for line in lines)

    def ways(self) -> Sequence[Way]:
        """There is one: write it back. Who moved the file on purpose goes back without choosing."""
        return (
            Way(
                "back",
                "terugzetten wat dit venster heeft",
                f"Het bestand {self._file.path.name} komt weer op zijn plaats, en u gaat verder waar u was. Staat er "
                "intussen weer een bestand, dan wordt dat niet aangeraakt.",
            ),
        )

    async def go(self, way: str) -> None:
        """Write back what memory holds."""
        self._file.put_back()
        self.told = (
            "Het bestand staat er weer. Doe uw laatste handeling nog een keer; een regel die er nog staat: Enter."
        )
        self.dismiss()


def _wrapped(text: Content, width: int) -> Content:
    return beside((text, width))


def _bold(words: str) -> Content:
    return Content.from_markup("[b]$words[/b]", words=words)

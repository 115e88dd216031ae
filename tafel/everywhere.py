"""What can be done everywhere in the app: help, hiding names, finding a command, locking, stopping."""

from tafel.commands import Command

HELP = Command(
    "help",
    "hulp",
    "De toetsen en woorden van waar u bent",
    ("f1",),
    first=True,
    stays=True,
    words="uitleg toetsen betekenis",
)
VEIL = Command(
    "veil",
    "privé",
    "Namen en teksten verbergen of tonen",
    ("f8", "ctrl+l"),
    first=True,
    stays=True,
    words="verbergen tonen namen privacy afschermen",
)
PALETTE = Command("palette", "opdrachten", "Zoek een opdracht", ("ctrl+p",), shown=False, first=True)
PAUSE = Command(
    "pause",
    "pauze",
    "De klok staat stil en op het scherm staat alleen de tijd",
    ("f9", "ctrl+k"),
    first=True,
    stays=True,
    words="onderbreken stilzetten koffie even weg",
)
THEME = Command(
    "other_theme",
    "licht of donker",
    "Licht of donker scherm",
    (),
    shown=False,
    words="thema kleuren contrast scherm beamer",
)
LOCK = Command(
    "lock",
    "vergrendelen",
    "Sluit alles wat open is; de wachtwoordzin brengt u terug",
    (),
    shown=False,
    first=True,
    words="slot op slot wachtwoord weglopen pauze",
)
TRY_VEIL = Command(
    "try_veil",
    "privétoets proberen",
    "Probeer met een voorbeeld wat F8 doet",
    (),
    shown=False,
    words="oefenen privacy verbergen",
)
QUIT = Command(
    "quit",
    "stoppen",
    "Stop met tafel; alles is bewaard",
    ("ctrl+q",),
    shown=False,
    first=True,
    words="afsluiten sluiten einde weg",
)

OFFERS = (HELP, VEIL, PAUSE, PALETTE, THEME, TRY_VEIL, LOCK, QUIT)

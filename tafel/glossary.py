"""The words of the field that a user meets on the screen, explained in plain Dutch; F1 shows those of where you are."""

from sessions.meetings import StepKind

WORDS = {
    "actie": ("Actie", "wie doet wat, vóór wanneer. Elke actie krijgt een nummer."),
    "beleidstafel": ("Beleidstafel", "overleg van de partners zelf, over wat een veldtafel niet kan oplossen."),
    "bron": ("Bron", "wie de tip gaf: een ouder, een jongere, een hulpverlener of een onderzoeker."),
    "bruikbaar": ("Bruikbaar", "met deze tip kan iemand iets doen. Alleen bruikbare tips gaan door naar ronde 2."),
    "coach": ("Coach", "wie na het afronden contact houdt: een beroepskracht of een vrijwilliger."),
    "code": ("Code", "staat in elk stuk in plaats van de naam, zoals J-07."),
    "doelgroep": ("Doelgroep", "voor wie de tip is, zoals ouders of hulpverleners."),
    "eigen kracht": (
        "Eerst zelf",
        "wat de jongere zelf kan doen, of met mensen om zich heen. Dat komt vóór de partners.",
    ),
    "eigen verklaring": ("Eigen verklaring", "wat de jongere zelf in het verslag wil, in eigen woorden."),
    "eens en oneens": (
        "Eens, meerderheid, oneens",
        "allemaal eens: iedereen koos hetzelfde. Meerderheid: meer dan de helft. Over de rest praat de groep.",
    ),
    "escalatieroute": (
        "Escalatieroute",
        "wie er meekijkt als een actie blijft hangen, stap voor stap. Elke reeks heeft een eigen route.",
    ),
    "gast": ("Gast", "iemand die er alleen vandaag bij zit, of alleen bij deze jongere."),
    "jongere": ("Jongere", "voor wie de tafel er is, en die er zelf bij zit."),
    "kappa": (
        "Kappa",
        "hoe vaak sorteerders het eens zijn, min wat toeval al zou geven: 1 is altijd, 0 is niet meer dan toeval. "
        "Met het deel waar allen het eens zijn staat het in tafel tips met --vorm json, en niet op de muur.",
    ),
    "koppel": ("Koppel", "een ouder en een hulpverlener die samen sorteren."),
    "leefgebied": ("Leefgebied", "een deel van het leven, zoals wonen, werk of geld. Daarover kan een vraag gaan."),
    "nazorg": ("Nazorg", "de tijd na het afronden. Iemand vraagt dan af en toe hoe het gaat."),
    "niet aan deze tafel": (
        "Niet aan deze tafel",
        "de jongere wil er hier niet over praten. Het komt in geen enkel stuk.",
    ),
    "nog te bevestigen": ("Nog te bevestigen", "wie het doet, is niet in de kamer en weet het nog niet."),
    "nu en straks": ("Nu en straks", "een cijfer van 0 tot 10: hoe het nu gaat, en waar de jongere naartoe wil."),
    "onder voorbehoud": ("Onder voorbehoud", "wie het doet, moet het nog aan iemand vragen. Er staat bij aan wie."),
    "partner": ("Partner", "een organisatie die meedoet, zoals een gemeente, een school of een woonstichting."),
    "privé": ("Privé (F8)", "verbergt namen en teksten op het scherm; nog een keer F8 toont ze weer."),
    "privénotitie": (
        "Privénotitie",
        "staat alleen in het verslag voor intern. De jongere mag vragen om die te zien.",
    ),
    "rapportcijfer": ("Rapportcijfer", "het cijfer dat de jongere geeft, van 1 tot 10. Het hoeft niet."),
    "reeks": ("Reeks", "alle bijeenkomsten van één veldtafel of community of practice (CoP)."),
    "roepnaam": ("Roepnaam", "hoe de jongere genoemd wil worden. Staat op het scherm en op het eigen blad."),
    "signaal": ("Signaal", "iets wat deze tafel niet kan oplossen, zonder namen. Het gaat naar de beleidstafel."),
    "stippen": ("Stippen", "stemmen: ieder heeft er een paar, en verdeelt ze over de tips. Alleen het aantal telt."),
    "te laat": ("Te laat", "de eerste termijn is voorbij, ook als de termijn later is verzet."),
    "termijn": ("Termijn", "de dag waarop het klaar moet zijn."),
    "terugblik": ("Terugblik", "nagaan hoe het ging met de acties van de vorige keer, met de jongere erbij."),
    "teruglezen": ("Teruglezen", "de actie voorlezen aan de jongere, en vragen of het klopt."),
    "tip": ("Tip", "iets wat een ander kan doen, verzameld in de community of practice (CoP)."),
    "toegezegd": ("Toegezegd", "wie het doet, is in de kamer en heeft ja gezegd."),
    "toestemming": ("Toestemming", "de jongere vindt het goed dat we hier praten en opschrijven, en zei dat hardop."),
    "toptip": ("Toptip", "een van de beste tips. Die gaan naar buiten."),
    "traject": ("Traject", "de weg van één jongere, van de eerste tafel tot het einde."),
    "vaste contactpersoon": ("Vaste contactpersoon", "let op de afspraken van de jongere, ook na de tafel."),
    "vastgesteld": ("Vastgesteld", "de tafel vindt dat het vorige verslag klopt."),
    "versie": ("Versie", "een verslag dat vaststaat. Wie heropent en weer afsluit, maakt een nieuwe versie."),
    "wissel": ("Wissel", "de ene jongere gaat, de volgende komt. Op het scherm staat alleen de tijd."),
}
"""Per word: how it stands on the screen, and what it means."""

EVERYWHERE = ("jongere", "leefgebied", "partner", "actie", "roepnaam", "code", "privé")
"""The words of every screen that has none of its own."""

OF_STEP: dict[StepKind, tuple[str, ...]] = {
    StepKind.ATTENDANCE: ("partner", "gast", "vastgesteld", "privé"),
    StepKind.WISSEL: ("wissel", "privé"),
    StepKind.WELCOME: ("roepnaam", "toestemming", "gast", "partner", "vaste contactpersoon", "privé"),
    StepKind.REVIEW: ("terugblik", "actie", "termijn", "te laat", "vaste contactpersoon", "privé"),
    StepKind.QUESTION: ("leefgebied", "niet aan deze tafel", "nu en straks", "eigen kracht", "privé"),
    StepKind.NOTES: ("privénotitie", "code", "privé"),
    StepKind.FOCUS: ("tip", "privé"),
    StepKind.EXPERIENCES: ("tip", "bron", "privé"),
    StepKind.COLLECT: ("tip", "bron", "doelgroep", "privé"),
    StepKind.LOOK_BACK: ("toptip", "tip", "privé"),
    StepKind.SORT: ("bruikbaar", "koppel", "eens en oneens", "kappa", "privé"),
    StepKind.CHOOSE: ("toptip", "stippen", "bruikbaar", "doelgroep", "privé"),
    StepKind.ACTIONS: (
        "actie",
        "leefgebied",
        "termijn",
        "toegezegd",
        "onder voorbehoud",
        "nog te bevestigen",
        "privé",
    ),
    StepKind.READ_BACK: ("teruglezen", "onder voorbehoud", "nog te bevestigen", "eigen verklaring", "privé"),
    StepKind.PARTING: ("vaste contactpersoon", "eigen verklaring", "privé"),
    StepKind.SIGNALS: ("signaal", "beleidstafel", "privé"),
    StepKind.CLOSING: ("versie", "teruglezen", "signaal", "privé"),
}
"""The words that a step of this kind works with."""


def explained(keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return these words as they stand on the screen, each with what it means."""
    return tuple(WORDS[key] for key in keys)

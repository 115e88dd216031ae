"""What the figures of a report mean, in Dutch: printed in the report itself, for who reads it without `tafel`."""

from collections.abc import Iterator

from exports.report.pages import Pages
from sessions.leefgebieden import VOCABULARY
from sessions.reporting.figures import Per

COUNTED = (
    "Bijeenkomsten zijn die in de periode zijn gehouden: begonnen of afgesloten, naar hun datum.",
    "Gestart telt elk traject dat in de periode begon, ook als het daarna is afgerond of gestopt. Wie binnen een jaar "
    "na een eerder traject terugkomt, telt ook als opnieuw gestart.",
    "Lopend is begonnen op of voor de laatste dag van de periode, en dan nog niet beëindigd.",
    "Afgerond is in de periode beëindigd zonder reden om te stoppen. Wie voortijdig stopte, telt alleen daar en bij de "
    "reden. Dat iemand later opnieuw begon, verandert daar niets aan.",
    "Aangemeld door een externe partner, trajectplan, coach, wie afrondden, tevredenheid en leefgebieden gaan over de "
    "trajecten die in de periode zijn afgerond.",
    "Met een trajectplan: er was een vraag of een afgesproken actie. Van een coach is soms niet bekend van wie die is; "
    "dan zijn eigen organisatie en van buiten samen minder dan het geheel.",
    "De leeftijd is die bij de start, naar geboortemaand: in de maand van de verjaardag telt de nieuwe leeftijd. Wie "
    "18 is, telt bij 18-23. Zonder geboortemaand telt de leeftijdsgroep die is opgegeven.",
    "Tevreden is een rapportcijfer van 6 of hoger, van wie een cijfer gaf.",
    "Geen vraag telt alleen wie zei geen vraag te hebben. Wat niet is besproken of niet aan tafel kwam, is niet "
    "gevraagd.",
    "Bereikt is een uitkomst die als bereikt geldt, van wie er een vraag had. Zonder uitkomst is een vraag niet "
    "bereikt; daarom zijn de uitkomsten samen soms minder dan het aantal vragen.",
    "Bereikt zijn: {reached}.",
    "Acties zijn gemaakt op de dag van hun bijeenkomst, of op de dag van de afspraak als ze daarbuiten zijn gemaakt. "
    "Klaar en vervallen is wat dat in de periode werd, ook als de actie ouder is. Loopt vast is hoe een actie op de "
    "laatste dag stond.",
    "Te laat is wat in de periode klaar kwam na de eerste termijn, en wat op de laatste dag nog open stond en die "
    "termijn voorbij was. Een nieuwe termijn verandert dat niet. Loopt de periode nog, dan telt de dag "
    "van het rapport.",
    "De dagen van afspraak tot klaar zijn de middelste waarde van wat in de periode klaar kwam.",
    "Een actie telt bij de organisatie die haar op zich nam. Acties van de jongere of van mensen om hem of haar heen "
    "tellen bij geen organisatie.",
    "Trajecten die zijn samengevoegd met een ander of verhuisd naar een andere reeks, tellen met hun acties alleen "
    "waar ze verdergaan.",
)
HIDDEN = (
    "Aantallen onder de 5 zijn verborgen, zodat niemand te herkennen is: daar staat < 5, ook als het er 0 zijn. Een "
    "groter aantal waaruit zo’n klein aantal te berekenen is, staat er als ≥ 5, of als – als ook dat te veel zegt. Dan "
    "staat er ook geen aandeel, gemiddelde of mediaan bij. Wat niet apart geteld is, zoals wie geen trajectplan had, "
    "kunt u wel uitrekenen: let daarop als u dit rapport verder geeft."
)
PARTNERS_LEFT_OUT = "Organisaties waarvan elk aantal verborgen is, staan niet in de lijst."


def definitions(pages: Pages) -> Iterator[str]:
    """Yield what the figures of this report mean, a paragraph each."""
    for words in COUNTED:
        yield words.replace("{reached}", _reached_words())
    if pages.report.rows:
        yield _rows_words(pages)
    match pages.report.per:
        case Per.GEMEENTE:
            yield _PER.format(what="gemeente")
        case Per.ORGANISATION:
            yield _PER.format(what="jeugdhulporganisatie")
    if pages.hidden:
        yield HIDDEN
        if pages.total.leaves_out_partners:
            yield PARTNERS_LEFT_OUT


def _rows_words(pages: Pages) -> str:
    """Return how many of those who count were erased, and what that does to the figures."""
    return (
        f"Gewist: {pages.rows}. Dat zijn getelde jongeren van wie de gegevens zijn gewist en alleen een telregel over "
        "is, zonder naam, code, tekst of dag: het kwartaal van begin en einde, de leeftijdsgroep, het geslacht en de "
        "uitkomsten. Een telregel telt op de laatste dag van zijn kwartaal. Wie liep toen de gegevens werden gewist, "
        "telt daarna niet als lopend, afgerond of gestopt. Acties, startkwalificatie, gemeente en wie aanmeldde zijn "
        "niet bewaard."
    )


_PER = (
    "Een traject en de acties daarvan tellen bij de {what} van de jongere. Een bijeenkomst telt bij elke {what} "
    "waarvan een jongere op de agenda stond; samen kan dat meer zijn dan het totaal. Acties zonder jongere staan bij "
    "‘niet bekend’."
)


def _reached_words() -> str:
    """Return the outcomes that count as reached, per leefgebied."""

    return "; ".join(
        f"{entry.label}: {', '.join(one.word for one in entry.outcomes if one.reached)}"
        for entry in VOCABULARY.values()
    )

"""Hoe nu verder: the vaste contactpersoon is confirmed, and the jongere may say whether he or she was talked with."""

from textual.content import Content

from sessions.acts.turns import confirm_contact, note_heard
from sessions.errors import InvalidInput
from sessions.people import Person, same_name
from sessions.text import clean_line, fold
from sessions.turns import Course, Heard
from tafel.steps.fields import Field, FieldsStep

ANSWERS = {str(digit): heard for digit, heard in enumerate(Heard, start=1)}


class PartingStep(FieldsStep):
    """The end of a block: Enter keeps the vaste contactpersoon, a second Enter passes over the question."""

    def fields(self) -> list[Field]:
        """Who watches over the agreements; and the question, to a jongere who is here."""
        jongere = self.jongere
        if jongere is None:
            return []
        turn = self.desk.record.session.turn(jongere.number)
        contact = self.desk.record.person(jongere.contact)
        standing = contact.name if contact else ""
        fields = [
            Field(
                "contact",
                "Vaste contactpersoon",
                standing,
                "Wie houdt de afspraken in de gaten? Typ een naam",
                self._confirm,
                aside="✓ bevestigd" if turn.contact_confirmed else "",
                echo=self._who,
                replaces=True,
                confirms=True,
            )
        ]
        if turn.course != Course.BROUGHT_IN:
            fields.append(
                Field(
                    "heard",
                    "Is er mét jou gepraat?",
                    str(turn.heard or ""),
                    "Een cijfer; Enter slaat de vraag over",
                    self._hear,
                    echo=_heard_echo,
                    replaces=True,
                )
            )
        return fields

    # The vaste contactpersoon

    def _confirm(self, text: str) -> None:
        if not text:
            return
        known = self._meant(text)
        if len(known) > 1:
            raise InvalidInput("Zo heten er meer. Typ de hele naam.", field="naam")
        confirm_contact(self.file, self.place, known[0].name if known else text)

    def _meant(self, text: str) -> list[Person]:
        """Return the professionals whom a typed name can mean: one by full name, else all whose name begins so."""
        # A guest may be there for another jongere: those are never proposed.
        people = self.file.people.where(lambda person: not person.guest)
        exact = [person for person in people if same_name(person.name, text)]
        return exact[:1] or [person for person in people if fold(person.name).startswith(fold(text))]

    def _who(self, text: str) -> Content:
        """Say whom the typed name means."""
        typed = clean_line(text)
        if not typed:
            return Content("")
        known = self._meant(typed)
        if self.jongere and [person.number for person in known] == [self.jongere.contact]:
            return Content.from_markup(
                "[b $success]Enter:[/] $who blijft de vaste contactpersoon  [$muted]of typ een ander[/]",
                who=known[0].name,
            )
        if not known:
            return Content.from_markup("[$accent]nieuw: wordt toegevoegd[/]")
        if len(known) == 1:
            person = known[0]
            partner = self.file.partners.find(person.partner or 0)
            said = f"{person.name}, {partner.name}" if partner else person.name
            return Content.from_markup("[b $success]$who[/]", who=said)
        return Content.from_markup("[$muted]$who: typ verder[/]", who=", ".join(person.name for person in known[:4]))

    # Is er mét jou gepraat?

    def _hear(self, text: str) -> None:
        note_heard(self.file, self.place, read_heard(text) if text else None)


def read_heard(text: str) -> Heard:
    """Return the answer that a digit, or the beginning of a word of it, says; raises InvalidInput when none does."""
    if text in ANSWERS:
        return ANSWERS[text]
    found = [heard for heard in Heard if any(word.startswith(fold(text)) for word in _beginnings(heard))]
    if len(found) != 1:
        raise InvalidInput("Kies 1, 2, 3 of 4: ja, een beetje, nee, of zegt het liever niet.", field="antwoord")
    return found[0]


def _beginnings(heard: Heard) -> tuple[str, ...]:
    """Return the answer as it is said, whole and from each next word on: `beetje` is `een beetje`."""
    words = fold(str(heard)).split()
    return tuple(" ".join(words[start:]) for start in range(len(words)))


def _heard_echo(text: str) -> Content:
    if not clean_line(text):
        choices = "   ".join(f"{digit} {answer}" for digit, answer in ANSWERS.items())
        return Content.from_markup("[$muted]$choices[/]", choices=choices)
    try:
        read = str(read_heard(clean_line(text)))
    except InvalidInput:
        return Content("")
    return Content.from_markup("[b $success]$read[/]", read=read)

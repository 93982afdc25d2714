/// What is said of the rules in `IdentityRules`.
enum IdentityWords {
    static let all: [DoctorRule: RuleWords] = [
        .uid: RuleWords(
            en: "two events with one identity",
            mend: "give each event a UID of its own; an instance also has its RECURRENCE-ID",
            nl: "twee afspraken met één identiteit",
            mend:
                "geef elke afspraak een eigen UID; één keer van een reeks heeft ook "
                + "haar RECURRENCE-ID"),
        .orphan: RuleWords(
            en: "instances without their series",
            mend: "put the series into the file, or drop RECURRENCE-ID",
            nl: "losse keren zonder hun reeks",
            mend: "zet de reeks in het bestand, of laat RECURRENCE-ID weg"),
        .adjacent: RuleWords(
            en: "instances that do not follow their series",
            mend: "write them right after the event of the series: some programs miss them",
            nl: "gewijzigde keren die niet op hun reeks volgen",
            mend: "schrijf ze direct na de afspraak van de reeks: sommige programma's missen ze"),
        .range: RuleWords(
            en: "changes of this and all later instances",
            mend: "end the series and begin a new one: most programs change one instance only",
            nl: "wijzigingen van deze en alle latere keren",
            mend:
                "beëindig de reeks en begin een nieuwe: de meeste programma's "
                + "wijzigen maar één keer"),
        .recurrenceIDKind: RuleWords(
            en: "a RECURRENCE-ID of another kind than DTSTART",
            mend: "write a date when the series has dates, else a time",
            nl: "een RECURRENCE-ID van een andere soort dan DTSTART",
            mend: "schrijf een datum als de reeks datums heeft, anders een tijd"),
        .recurrenceIDForm: RuleWords(
            en: "a RECURRENCE-ID in another zone than DTSTART",
            mend: "write it with the TZID of the series' DTSTART",
            nl: "een RECURRENCE-ID in een andere tijdzone dan DTSTART",
            mend: "schrijf haar met de TZID van de DTSTART van de reeks"),
        .recurrenceIDInstance: RuleWords(
            en: "a RECURRENCE-ID that is no instance",
            mend: "name the start that the instance has in the series",
            nl: "een RECURRENCE-ID die geen keer van de reeks is",
            mend: "noem het begin dat deze keer in de reeks heeft"),
        .relatedCycle: RuleWords(
            en: "relations that go round in a circle",
            mend: "drop one of them: nothing can be its own parent or come before itself",
            nl: "relaties die in een kring lopen",
            mend: "laat er één weg: niets kan boven zichzelf staan of voor zichzelf komen"),
    ]
}

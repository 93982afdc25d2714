/// What is said of the rules in `TimeRules`.
enum TimeWords {
    static let all: [DoctorRule: RuleWords] = [
        .utc: RuleWords(
            en: "stamps that are not in UTC",
            mend: "write the moment in UTC, with Z",
            nl: "tijdstempels die niet in UTC staan",
            mend: "schrijf het moment in UTC, met Z"),
        .tzid: RuleWords(
            en: "zones that the file does not define",
            mend: "add a VTIMEZONE with that TZID; Outlook takes the time for UTC",
            nl: "tijdzones die het bestand niet uitlegt",
            mend: "voeg een VTIMEZONE met die TZID toe; Outlook leest de tijd als UTC"),
        .tzidPrefix: RuleWords(
            en: "zone names with a vendor's path",
            mend: "write the plain name, such as Europe/Amsterdam",
            nl: "namen van tijdzones met het pad van een leverancier",
            mend: "schrijf de gewone naam, zoals Europe/Amsterdam"),
        .floating: RuleWords(
            en: "times without a zone",
            mend: "add TZID=… with its VTIMEZONE, or write UTC; Google takes them for UTC",
            nl: "tijden zonder tijdzone",
            mend: "voeg TZID=… met de VTIMEZONE toe, of schrijf UTC; Google leest ze als UTC"),
        .end: RuleWords(
            en: "DTEND and DURATION together",
            mend: "keep DTEND",
            nl: "DTEND en DURATION samen",
            mend: "houd DTEND"),
        .dtendKind: RuleWords(
            en: "an end of another kind than the start",
            mend: "write both as dates, or both as times",
            nl: "een einde van een andere soort dan het begin",
            mend: "schrijf beide als datum, of beide als tijd"),
        .dtend: RuleWords(
            en: "an end that is not after the start",
            mend: "end later; the end of a whole day is the day after it",
            nl: "een einde dat niet na het begin ligt",
            mend: "laat het later eindigen; het einde van een hele dag is de dag erna"),
        .zeroLength: RuleWords(
            en: "events that take no time",
            mend: "add DTEND; without it the event has no length, and blocks nothing",
            nl: "afspraken die geen tijd duren",
            mend: "voeg DTEND toe; zonder einde duurt de afspraak niets en houdt ze niets bezet"),
        .durationNegative: RuleWords(
            en: "lengths below zero",
            mend: "write a length above zero, or better DTEND",
            nl: "een duur onder nul",
            mend: "schrijf een duur boven nul, of liever DTEND"),
        .durationDays: RuleWords(
            en: "whole days with a length in hours",
            mend: "write whole days or weeks, such as P1D",
            nl: "hele dagen met een duur in uren",
            mend: "schrijf hele dagen of weken, zoals P1D"),
        .duration: RuleWords(
            en: "lengths over a change of the clock",
            mend: "write DTEND; programs end such an event at three different times",
            nl: "een duur over het verzetten van de klok heen",
            mend:
                "schrijf DTEND; programma's laten zo'n afspraak op drie "
                + "verschillende tijden eindigen"),
        .clockGap: RuleWords(
            en: "times that the clock skips",
            mend: "keep away from the hour that is skipped, or write UTC",
            nl: "tijden die de klok overslaat",
            mend: "vermijd het uur dat wordt overgeslagen, of schrijf UTC"),
        .clockFold: RuleWords(
            en: "times that the clock shows twice",
            mend: "keep away from the hour that is shown twice, or write UTC",
            nl: "tijden die de klok twee keer laat zien",
            mend: "vermijd het uur dat er twee keer is, of schrijf UTC"),
    ]
}

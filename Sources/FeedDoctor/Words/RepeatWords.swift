/// What is said of the rules in `RepeatRules`.
enum RepeatWords {
    static let all: [DoctorRule: RuleWords] = [
        .rrule: RuleWords(
            en: "rules that are not valid",
            mend: "mend the part named; kring rrule RULE --start … shows what a rule yields",
            nl: "herhaalregels die niet geldig zijn",
            mend:
                "herstel het genoemde deel; kring rrule REGEL --start … laat zien "
                + "wat een regel oplevert"),
        .rruleTwice: RuleWords(
            en: "more than one rule in an event",
            mend: "write an event for each rule, or one rule and exceptions",
            nl: "meer dan één herhaalregel in een afspraak",
            mend: "schrijf voor elke regel een afspraak, of één regel met uitzonderingen"),
        .exrule: RuleWords(
            en: "EXRULE, which RFC 5545 took out",
            mend: "write EXDATE for each instance that is left out",
            nl: "EXRULE, die RFC 5545 heeft geschrapt",
            mend: "schrijf EXDATE voor elke keer die wegvalt"),
        .until: RuleWords(
            en: "UNTIL of another kind than DTSTART asks for",
            mend: "UTC when DTSTART has a zone, else the kind of DTSTART",
            nl: "UNTIL van een andere soort dan DTSTART vraagt",
            mend: "UTC als DTSTART een tijdzone heeft, anders de soort van DTSTART"),
        .untilBeforeStart: RuleWords(
            en: "rules that end before they begin",
            mend: "drop the rule, or set UNTIL right",
            nl: "herhaalregels die ophouden voordat ze beginnen",
            mend: "laat de regel weg, of zet UNTIL goed"),
        .rruleStart: RuleWords(
            en: "a DTSTART that its rule does not yield",
            mend: "start the series on a day of its rule: programs disagree whether it counts",
            nl: "een DTSTART die de herhaalregel niet oplevert",
            mend:
                "laat de reeks beginnen op een dag van haar regel: programma's zijn "
                + "het oneens of die eerste keer telt"),
        .rruleTemplate: RuleWords(
            en: "rules that Outlook has no pattern for",
            mend: "write single events, or a daily, weekly, monthly or yearly rule of one kind",
            nl: "herhaalregels waar Outlook geen patroon voor heeft",
            mend:
                "schrijf losse afspraken, of een regel van één soort: per dag, week, "
                + "maand of jaar"),
        .rscale: RuleWords(
            en: "rules with RSCALE or SKIP",
            mend: "few programs know them; write BYMONTHDAY=-1 or single events",
            nl: "herhaalregels met RSCALE of SKIP",
            mend: "weinig programma's kennen ze; schrijf BYMONTHDAY=-1 of losse afspraken"),
        .rdate: RuleWords(
            en: "instances that are added one by one",
            mend: "write them as events with a UID of their own",
            nl: "keren die er een voor een bij zijn gezet",
            mend: "schrijf ze als afspraken met een eigen UID"),
        .twoADay: RuleWords(
            en: "two instances of a series on one day",
            mend: "write two series: Outlook knows exceptions by their day only",
            nl: "twee keren van een reeks op één dag",
            mend: "schrijf twee reeksen: Outlook kent uitzonderingen alleen aan hun dag"),
        .exdateKind: RuleWords(
            en: "exceptions of another kind than DTSTART",
            mend: "write EXDATE as DTSTART is written, with the same TZID",
            nl: "uitzonderingen van een andere soort dan DTSTART",
            mend: "schrijf EXDATE zoals DTSTART geschreven is, met dezelfde TZID"),
        .exdateInstance: RuleWords(
            en: "exceptions that hit no instance",
            mend: "write the exact start of the instance in the series' own zone",
            nl: "uitzonderingen die geen keer van de reeks raken",
            mend: "schrijf het precieze begin van die keer, in de tijdzone van de reeks"),
        .exdateAndOverride: RuleWords(
            en: "instances both left out and replaced",
            mend: "keep the EXDATE, or the event with RECURRENCE-ID, not both",
            nl: "keren die zowel zijn weggelaten als vervangen",
            mend: "houd de EXDATE, of de afspraak met RECURRENCE-ID, niet allebei"),
        .endless: RuleWords(
            en: "rules with more instances than anybody reads",
            mend: "end the rule with COUNT or UNTIL, and let it be daily or rarer",
            nl: "herhaalregels met meer keren dan iemand leest",
            mend: "laat de regel eindigen met COUNT of UNTIL, en herhaal hoogstens dagelijks"),
    ]
}

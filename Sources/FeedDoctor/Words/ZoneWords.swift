/// What is said of the rules in `ZoneRules`.
enum ZoneWords {
    static let all: [DoctorRule: RuleWords] = [
        .tzidTwice: RuleWords(
            en: "zones that are defined twice",
            mend: "keep one VTIMEZONE for each TZID",
            nl: "tijdzones die twee keer zijn uitgelegd",
            mend: "houd één VTIMEZONE voor elke TZID"),
        .tzidName: RuleWords(
            en: "zone names that nobody knows",
            mend: "name it as the tz database does, such as Europe/Amsterdam",
            nl: "namen van tijdzones die niemand kent",
            mend: "noem haar zoals de tz-database doet, zoals Europe/Amsterdam"),
        .vtimezoneUnused: RuleWords(
            en: "zones that no time uses",
            mend: "leave the VTIMEZONE out",
            nl: "tijdzones die geen tijd gebruikt",
            mend: "laat de VTIMEZONE weg"),
        .vtimezoneLocal: RuleWords(
            en: "onsets that are not in local time",
            mend: "write DTSTART and RDATE of STANDARD and DAYLIGHT without Z and TZID",
            nl: "overgangen die niet in plaatselijke tijd staan",
            mend: "schrijf DTSTART en RDATE van STANDARD en DAYLIGHT zonder Z en TZID"),
        .vtimezoneUntil: RuleWords(
            en: "zone rules that end in local time",
            mend: "write UNTIL in UTC, with Z",
            nl: "regels van een tijdzone die in plaatselijke tijd eindigen",
            mend: "schrijf UNTIL in UTC, met Z"),
        .vtimezoneCoverage: RuleWords(
            en: "times before the zone begins",
            mend: "let STANDARD begin before the first event, such as in 1970",
            nl: "tijden vóór het begin van de tijdzone",
            mend: "laat STANDARD vóór de eerste afspraak beginnen, bijvoorbeeld in 1970"),
        .vtimezoneDiffers: RuleWords(
            en: "zones other than the tz database has",
            mend: "write the zone's rule as it is in force over the events of the file",
            nl: "tijdzones die anders zijn dan in de tz-database",
            mend:
                "schrijf de regel zoals de tijdzone die heeft zolang de afspraken "
                + "van het bestand lopen"),
        .vtimezoneRules: RuleWords(
            en: "more than one STANDARD or DAYLIGHT",
            mend: "write one of each, the rule in force: Outlook falls back to UTC",
            nl: "meer dan één STANDARD of DAYLIGHT",
            mend: "schrijf er van elk één, de regel die geldt: Outlook valt terug op UTC"),
        .vtimezoneRdate: RuleWords(
            en: "zone changes listed one by one",
            mend: "write a yearly RRULE: Outlook does not read RDATE in a zone",
            nl: "overgangen die een voor een zijn opgesomd",
            mend: "schrijf een jaarlijkse RRULE: Outlook leest geen RDATE in een tijdzone"),
        .vtimezoneRrule: RuleWords(
            en: "zone rules that Outlook cannot read",
            mend: "write FREQ=YEARLY with one BYMONTH and one BYDAY such as -1SU",
            nl: "regels van een tijdzone die Outlook niet kan lezen",
            mend: "schrijf FREQ=YEARLY met één BYMONTH en één BYDAY zoals -1SU"),
        .vtimezoneSeconds: RuleWords(
            en: "offsets with seconds",
            mend: "leave out what was before the clocks kept to minutes",
            nl: "verschillen met UTC met seconden erin",
            mend: "laat weg wat er was voordat klokken hele minuten aanhielden"),
    ]
}

/// What is said of the rules in `StructureRules`.
enum StructureWords {
    static let all: [DoctorRule: RuleWords] = [
        .nesting: RuleWords(
            en: "BEGIN and END that do not match",
            mend: "close each component with END and its own name",
            nl: "BEGIN en END die niet bij elkaar horen",
            mend: "sluit elk onderdeel af met END en zijn eigen naam"),
        .truncated: RuleWords(
            en: "the file ends too early",
            mend: "write the file anew: its end is missing",
            nl: "het bestand houdt te vroeg op",
            mend: "schrijf het bestand opnieuw: het einde ontbreekt"),
        .outside: RuleWords(
            en: "lines outside of any component",
            mend: "leave out what stands before BEGIN:VCALENDAR and after END:VCALENDAR",
            nl: "regels buiten elk onderdeel",
            mend: "laat weg wat vóór BEGIN:VCALENDAR en na END:VCALENDAR staat"),
        .depth: RuleWords(
            en: "components nested too deeply",
            mend: "nothing in iCalendar nests more than three deep",
            nl: "onderdelen die te diep in elkaar zitten",
            mend: "in iCalendar zit niets dieper dan drie lagen in elkaar"),
        .severalCalendars: RuleWords(
            en: "more than one calendar in the file",
            mend: "publish one file for each calendar",
            nl: "meer dan één agenda in het bestand",
            mend: "publiceer voor elke agenda een eigen bestand"),
        .emptyCalendar: RuleWords(
            en: "a calendar without any component",
            mend: "a calendar holds at least one component; a VTIMEZONE will do",
            nl: "een agenda zonder enig onderdeel",
            mend: "een agenda heeft minstens één onderdeel; een VTIMEZONE is genoeg"),
        .version: RuleWords(
            en: "a VERSION other than 2.0",
            mend: "write VERSION:2.0; calendars of version 1.0 (vCalendar) must be converted",
            nl: "een andere VERSION dan 2.0",
            mend: "schrijf VERSION:2.0; agenda's van versie 1.0 (vCalendar) moeten worden omgezet"),
        .calscale: RuleWords(
            en: "a calendar scale that nobody reads",
            mend: "write CALSCALE:GREGORIAN, or nothing",
            nl: "een kalender die niemand leest",
            mend: "schrijf CALSCALE:GREGORIAN, of niets"),
        .required: RuleWords(
            en: "properties that must be there and are not",
            mend: "add the property",
            nl: "eigenschappen die er moeten zijn en er niet zijn",
            mend: "voeg de eigenschap toe"),
        .cardinality: RuleWords(
            en: "properties that stand twice",
            mend: "keep one of them",
            nl: "eigenschappen die er dubbel staan",
            mend: "houd er één"),
        .propertyPlace: RuleWords(
            en: "properties where they do not belong",
            mend: "leave it out, or move it to the component it belongs to",
            nl: "eigenschappen waar ze niet horen",
            mend: "laat haar weg, of zet haar in het onderdeel waar ze hoort"),
        .componentPlace: RuleWords(
            en: "components where they do not belong",
            mend: "move it to the component it belongs to",
            nl: "onderdelen waar ze niet horen",
            mend: "zet het in het onderdeel waar het hoort"),
        .nameCharacters: RuleWords(
            en: "names with characters they cannot have",
            mend: "letters, digits and hyphens only",
            nl: "namen met tekens die daar niet mogen",
            mend: "alleen letters, cijfers en koppeltekens"),
        .unknownProperty: RuleWords(
            en: "properties of no known standard",
            mend: "give names of your own an X- in front",
            nl: "eigenschappen die geen standaard kent",
            mend: "zet X- voor je eigen namen"),
        .unknownComponent: RuleWords(
            en: "components of no known standard",
            mend:
                "most programs drop them with all they hold; put nothing in them "
                + "that people need",
            nl: "onderdelen die geen standaard kent",
            mend:
                "de meeste programma's laten ze weg met alles wat erin staat; zet er "
                + "niets in dat mensen nodig hebben"),
        .libicalError: RuleWords(
            en: "error notes of libical",
            mend: "strip the errors before writing (icalcomponent_strip_errors)",
            nl: "foutmeldingen van libical",
            mend: "haal de fouten weg vóór het schrijven (icalcomponent_strip_errors)"),
    ]
}

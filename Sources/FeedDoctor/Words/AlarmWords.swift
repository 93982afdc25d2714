/// What is said of the rules in `AlarmRules`.
enum AlarmWords {
    static let all: [DoctorRule: RuleWords] = [
        .alarmTrigger: RuleWords(
            en: "alarms at a moment that is not in UTC",
            mend: "write TRIGGER;VALUE=DATE-TIME:…Z, or a length before the start",
            nl: "herinneringen op een moment dat niet in UTC staat",
            mend: "schrijf TRIGGER;VALUE=DATE-TIME:…Z, of hoelang vóór het begin"),
        .alarmRelated: RuleWords(
            en: "alarms at an end that is not there",
            mend: "give the event a DTEND, or leave RELATED=END out",
            nl: "herinneringen bij een einde dat er niet is",
            mend: "geef de afspraak een DTEND, of laat RELATED=END weg"),
        .alarmRepeat: RuleWords(
            en: "alarms with half a repetition",
            mend: "write DURATION and REPEAT, or neither",
            nl: "herinneringen met een halve herhaling",
            mend: "schrijf DURATION en REPEAT, of geen van beide"),
        .alarmText: RuleWords(
            en: "alarms without their words",
            mend: "DISPLAY needs a DESCRIPTION, EMAIL also a SUMMARY and an ATTENDEE",
            nl: "herinneringen zonder hun tekst",
            mend: "DISPLAY heeft een DESCRIPTION nodig, EMAIL ook een SUMMARY en een ATTENDEE"),
        .alarmAction: RuleWords(
            en: "alarms of a kind that is not shown",
            mend: "write ACTION:DISPLAY; PROCEDURE and NONE were dropped or never were",
            nl: "herinneringen van een soort die niet wordt getoond",
            mend: "schrijf ACTION:DISPLAY; PROCEDURE is geschrapt en NONE heeft nooit bestaan"),
        .alarmIgnored: RuleWords(
            en: "alarms in a calendar that people subscribe to",
            mend:
                "nothing: Google leaves alarms out, Apple and Nextcloud do unless "
                + "asked to keep them",
            nl: "herinneringen in een agenda waarop mensen zich abonneren",
            mend:
                "niets: Google laat herinneringen weg, Apple en Nextcloud ook, "
                + "tenzij iemand vraagt ze te houden"),
    ]
}

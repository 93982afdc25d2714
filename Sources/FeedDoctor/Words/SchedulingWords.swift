/// What is said of the rules in `SchedulingRules`.
enum SchedulingWords {
    static let all: [DoctorRule: RuleWords] = [
        .itipMethod: RuleWords(
            en: "methods that do not exist",
            mend: "leave METHOD out of a calendar that people subscribe to",
            nl: "methoden die niet bestaan",
            mend: "laat METHOD weg uit een agenda waarop mensen zich abonneren"),
        .itipRequired: RuleWords(
            en: "what the METHOD asks for and is not there",
            mend: "add the property, or leave METHOD out",
            nl: "wat de METHOD vraagt en er niet is",
            mend: "voeg de eigenschap toe, of laat METHOD weg"),
        .itipForbidden: RuleWords(
            en: "what the METHOD does not allow",
            mend: "leave the property out, or the METHOD",
            nl: "wat de METHOD niet toelaat",
            mend: "laat de eigenschap weg, of de METHOD"),
        .itipUid: RuleWords(
            en: "several events in one message",
            mend: "send a message for each UID",
            nl: "meer afspraken in één bericht",
            mend: "stuur voor elke UID een eigen bericht"),
        .attendeeOrganizer: RuleWords(
            en: "guests without a host",
            mend: "name the ORGANIZER, or leave the ATTENDEEs out",
            nl: "genodigden zonder organisator",
            mend: "noem de ORGANIZER, of laat de ATTENDEEs weg"),
    ]
}

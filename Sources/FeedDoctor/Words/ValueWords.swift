/// What is said of the rules in `ValueRules`.
enum ValueWords {
    static let all: [DoctorRule: RuleWords] = [
        .valueType: RuleWords(
            en: "a VALUE the property cannot have",
            mend: "leave VALUE out, or name a type that the property allows",
            nl: "een VALUE die de eigenschap niet kan hebben",
            mend: "laat VALUE weg, of noem een soort die de eigenschap toelaat"),
        .valueTypeMissing: RuleWords(
            en: "properties that must say their VALUE type",
            mend: "add VALUE=URI, VALUE=DURATION or what the value is",
            nl: "eigenschappen die hun soort met VALUE moeten noemen",
            mend: "voeg VALUE=URI, VALUE=DURATION toe, of wat de waarde is"),
        .dateTime: RuleWords(
            en: "what is no date or time",
            mend: "write 20270201T150000, with Z for UTC, or 20270201 with VALUE=DATE",
            nl: "wat geen datum of tijd is",
            mend: "schrijf 20270201T150000, met Z voor UTC, of 20270201 met VALUE=DATE"),
        .valueDate: RuleWords(
            en: "dates that are not marked as such",
            mend: "add VALUE=DATE",
            nl: "datums die niet als datum zijn gemerkt",
            mend: "voeg VALUE=DATE toe"),
        .durationValue: RuleWords(
            en: "what is no duration",
            mend: "write such as PT1H30M, P1D, -PT15M",
            nl: "wat geen duur is",
            mend: "schrijf bijvoorbeeld PT1H30M, P1D, -PT15M"),
        .period: RuleWords(
            en: "what is no period",
            mend: "write start/end or start/duration",
            nl: "wat geen tijdvak is",
            mend: "schrijf begin/einde of begin/duur"),
        .number: RuleWords(
            en: "numbers out of their range",
            mend: "write a whole number that the property allows",
            nl: "getallen buiten hun bereik",
            mend: "schrijf een heel getal dat de eigenschap toelaat"),
        .geo: RuleWords(
            en: "what is no place on earth",
            mend: "write latitude;longitude in degrees, such as 51.448;5.456",
            nl: "wat geen plek op aarde is",
            mend: "schrijf breedte;lengte in graden, zoals 51.448;5.456"),
        .uri: RuleWords(
            en: "addresses that are not whole",
            mend: "write the whole address with its scheme, such as https://…",
            nl: "adressen die niet volledig zijn",
            mend: "schrijf het hele adres, met het begin erbij, zoals https://…"),
        .calAddress: RuleWords(
            en: "people whose address is no URI",
            mend: "write mailto:name@example.org",
            nl: "mensen van wie het adres geen URI is",
            mend: "schrijf mailto:naam@example.org"),
        .utcOffset: RuleWords(
            en: "what is no offset from UTC",
            mend: "write +0100; never -0000",
            nl: "wat geen verschil met UTC is",
            mend: "schrijf +0100; nooit -0000"),
        .binary: RuleWords(
            en: "binary data that is not BASE64",
            mend: "write ENCODING=BASE64;VALUE=BINARY and whole base64",
            nl: "bestanden in de agenda die geen BASE64 zijn",
            mend: "schrijf ENCODING=BASE64;VALUE=BINARY en volledige base64"),
        .requestStatus: RuleWords(
            en: "what is no request status",
            mend: "write such as 2.0;Success",
            nl: "wat geen status van een verzoek is",
            mend: "schrijf bijvoorbeeld 2.0;Success"),
        .choice: RuleWords(
            en: "words that are not on the list",
            mend: "write one of the words that the property allows",
            nl: "woorden die niet op de lijst staan",
            mend: "schrijf een van de woorden die de eigenschap toelaat"),
        .textEscape: RuleWords(
            en: "texts that are not escaped",
            mend: "write \\, \\; \\\\ and \\n inside texts",
            nl: "teksten waarin backslashes ontbreken",
            mend: "schrijf \\, \\; \\\\ en \\n in teksten"),
        .color: RuleWords(
            en: "colours that are no name of CSS 3",
            mend: "write a name such as steelblue; #RRGGBB goes into X-APPLE-CALENDAR-COLOR",
            nl: "kleuren die geen naam van CSS 3 zijn",
            mend: "schrijf een naam zoals steelblue; #RRGGBB hoort in X-APPLE-CALENDAR-COLOR"),
    ]
}

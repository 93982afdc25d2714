import FeedDoctor

private let crlf: [UInt8] = [0x0D, 0x0A]

/// Bytes, lines, values and parameters.
let grammarCases: [RuleCase] = [
    RuleCase(
        .lineEnding, sick: .bytes(Sample.event("").bytes.filter { $0 != 0x0D }),
        sound: .event("")),
    RuleCase(
        .lineLength, sick: .event("X-A:" + String(repeating: "x", count: 72)),
        sound: .event("X-A:" + String(repeating: "x", count: 71))),
    RuleCase(
        .foldUTF8,
        sick: .bytes(
            Array("BEGIN:VCALENDAR\r\nNAME:caf".utf8) + [0xC3] + crlf + [0x20, 0xA9] + crlf),
        sound: .bytes(Array("BEGIN:VCALENDAR\r\nNAME:caf\r\n \u{E9}\r\n".utf8))),
    RuleCase(
        .controlCharacter, sick: .event("X-A:\u{8}"), sound: .event("X-A:\t\u{A0}")),
    RuleCase(
        .utf8, sick: .bytes(Array("BEGIN:VCALENDAR\r\nNAME:caf".utf8) + [0xE9] + crlf),
        sound: .file("BEGIN:VCALENDAR\nNAME:caf\u{E9}\n")),
    RuleCase(
        .byteOrderMark, sick: .file("\u{FEFF}BEGIN:VCALENDAR\nEND:VCALENDAR\n"),
        sound: .file("BEGIN:VCALENDAR\nEND:VCALENDAR\n")),
    RuleCase(.blankLine, sick: .event("\nX-A:1"), sound: .event("X-A:1\n 2")),
    RuleCase(.grammar, sick: .event("no colon here"), sound: .event("X-NO:colon")),
    RuleCase(
        .lineLimit, sick: .event("X-A:" + String(repeating: "x", count: 70_000)),
        sound: .event("X-A:" + String(repeating: "x", count: 60_000))),
    RuleCase(
        .valueType, sick: .event("DTSTART;VALUE=PERIOD:20270201T100000Z/PT1H"),
        sound: .event("RDATE;VALUE=PERIOD:20270201T100000Z/PT1H")),
    RuleCase(
        .valueTypeMissing, sick: .event("CONFERENCE:https://a.example"),
        sound: .event("CONFERENCE;VALUE=URI:https://a.example\nLOCATION:https://a.example")),
    RuleCase(.dateTime, sick: .event("DTSTART:20271301T100000Z"), sound: .event("")),
    RuleCase(.dateTime, sick: .event("DTSTART:20270201T1000Z"), sound: .event("")),
    RuleCase(.dateTime, sick: .event("CREATED:2027-02-01T10:00:00Z"), sound: .event("")),
    RuleCase(
        .valueDate, sick: .event("DTSTART:20270201\nDTEND:20270202"),
        sound: .event("DTSTART;VALUE=DATE:20270201\nDTEND;VALUE=DATE:20270202")),
    RuleCase(
        .durationValue, sick: .event("DTSTART:20270201T100000Z\nDURATION:PT1H30S"),
        sound: .event("DTSTART:20270201T100000Z\nDURATION:P1DT1H0M30S")),
    // Well formed, and beyond what any reader takes for a length.
    RuleCase(
        .durationValue, sick: .event("DTSTART:20270201T100000Z\nDURATION:P99999999999W"),
        sound: .event("DTSTART:20270201T100000Z\nDURATION:P5217W")),
    RuleCase(
        .durationValue, sick: .event("DTSTART:20270201T100000Z\nDURATION:PT9999999999S"),
        sound: .event("DTSTART:20270201T100000Z\nDURATION:PT999999999S")),
    RuleCase(
        .period, sick: .event("RDATE;VALUE=PERIOD:20270201T100000Z/P99999W"),
        sound: .event("RDATE;VALUE=PERIOD:20270201T100000Z/P9W")),
    RuleCase(
        .durationValue, sick: .event("DTSTART:20270201T100000Z\nDURATION:P1W2D"),
        sound: .event("DTSTART:20270201T100000Z\nDURATION:P2W")),
    RuleCase(
        .period, sick: .event("RDATE;VALUE=PERIOD:20270201T100000Z"),
        sound: .event("RDATE;VALUE=PERIOD:20270201T100000Z/20270201T110000Z")),
    RuleCase(.number, sick: .event("PRIORITY:12"), sound: .event("PRIORITY:9")),
    RuleCase(.number, sick: .event("SEQUENCE:-1"), sound: .event("SEQUENCE:0")),
    RuleCase(.geo, sick: .event("GEO:51.4,5.4"), sound: .event("GEO:51.4486;-5.4560")),
    RuleCase(.uri, sick: .event("URL:/s/1"), sound: .event("URL:https://a.example/s/1")),
    RuleCase(
        .uri, sick: .event("ATTACH:slides.pdf"),
        sound: .event("ATTACH;FMTTYPE=application/pdf:https://a.example/slides.pdf")),
    RuleCase(
        .calAddress, sick: .event("ORGANIZER:ada@example.org"),
        sound: .event("ORGANIZER:mailto:ada@example.org")),
    RuleCase(
        .utcOffset,
        sick: .calendar(
            Sample.amsterdam.replacing("TZOFFSETTO:+0100", with: "TZOFFSETTO:+1:00")),
        sound: .calendar(Sample.amsterdam)),
    RuleCase(
        .binary, sick: .event("ATTACH;VALUE=BINARY:AAAA"),
        sound: .event("ATTACH;ENCODING=BASE64;VALUE=BINARY:AAA=")),
    RuleCase(
        .binary, sick: .event("ATTACH;ENCODING=BASE64;VALUE=BINARY:AA*A"),
        sound: .event("ATTACH;ENCODING=BASE64;VALUE=BINARY:+/8=")),
    RuleCase(
        .requestStatus, sick: .event("REQUEST-STATUS:Success"),
        sound: .event("REQUEST-STATUS:2.8;Success\\, rather;data")),
    RuleCase(.choice, sick: .event("STATUS:DONE"), sound: .event("STATUS:CONFIRMED")),
    RuleCase(.choice, sick: .event("TRANSP:BUSY"), sound: .event("TRANSP:OPAQUE")),
    RuleCase(
        .textEscape, sick: .event("SUMMARY:one, two"), sound: .event("SUMMARY:one\\, two")),
    RuleCase(
        .textEscape, sick: .event("LOCATION:C:\\room"), sound: .event("LOCATION:C:\\\\room")),
    RuleCase(
        .textEscape, sick: .event("CATEGORIES:a;b"), sound: .event("CATEGORIES:a,b\\;c")),
    RuleCase(.color, sick: .event("COLOR:#ff0000"), sound: .event("COLOR:SteelBlue")),
    RuleCase(
        .parameterGrammar, sick: .event("ATTACH;https:https://a.example"),
        sound: .event("ATTACH;X-A=\"b;c:d\",e:https://a.example")),
    RuleCase(
        .parameterGrammar, sick: .event("X-A;CN=Ada \"the\" First:1"),
        sound: .event("X-A;CN=\"Ada, the First\":1")),
    RuleCase(
        .parameterTwice, sick: .event("X-A;B=1;B=2:1"), sound: .event("X-A;B=1,2:1")),
    RuleCase(
        .parameterQuotes, sick: .event("LOCATION;ALTREP=https://a.example:A"),
        sound: .event("LOCATION;ALTREP=\"https://a.example\":A")),
    RuleCase(
        .parameterValue, sick: .alarm("TRIGGER;RELATED=MIDDLE:-PT5M"),
        sound: .alarm("TRIGGER;RELATED=end:-PT5M")),
    RuleCase(
        .parameterPlace, sick: .event("DTSTART;TZID=Europe/Amsterdam:20270201T100000Z"),
        sound: .local("DTSTART;TZID=Europe/Amsterdam:20270201T100000")),
    RuleCase(
        .parameterPlace, sick: .event("SUMMARY;RELATED=START:A"),
        sound: .event("SUMMARY;LANGUAGE=en:A")),
]

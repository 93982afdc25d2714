/// Calendars that draw out what `RuleCase`s do not: every form a message has.
let wordSamples: [Sample] =
    [
        "RRULE:", "RRULE:COUNT=2", "RRULE:FREQ=HOURS", "RRULE:FREQ=DAILY;X",
        "RRULE:FREQ=DAILY;FOO=1", "RRULE:FREQ=DAILY;COUNT=1;COUNT=2",
        "RRULE:FREQ=DAILY;INTERVAL=0", "RRULE:FREQ=WEEKLY;BYMONTHDAY=1",
        "RRULE:FREQ=DAILY;BYSETPOS=1", "RRULE:RSCALE=HEBREW;FREQ=DAILY",
        "RRULE:FREQ=DAILY;SKIP=OMIT", "RRULE:" + String(repeating: "X", count: 4_200),
        "DTSTART;TZID=:20270201T100000", "DTSTART;TZID=Europe/Amsterdam;VALUE=DATE:20270201",
        "DTSTART;VALUE=DATE:20270201\nDTEND:20270202T100000Z", "DESCRIPTION:a\\",
        "DTSTART:20270201T100000\nRRULE:FREQ=DAILY;UNTIL=20270301T100000Z",
        "DTSTART;VALUE=DATE:20270201\nRRULE:FREQ=DAILY;UNTIL=20270301T100000",
        "ORGANIZER:mailto:a@b\nATTENDEE;RSVP=MAYBE;CN=Ada:mailto:c@d",
        "GEO:91;0\nURL:a b\nATTENDEE:c@d", "LOCATION:a\u{2028}b\nX-A:\u{7F}",
        "STATUS:CANCELLED\nRECURRENCE-ID:20270201T100000Z",
    ].map { .event($0) }
    + [
        .bytes(Array("BEGIN:VCALENDAR\r\nX-A:1\nEND:VCALENDAR\r\n".utf8)),
        .calendar("END:VTODO"), .file("BEGIN:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"),
        .series("EXDATE:20270208T100000"), .series("EXDATE;VALUE=DATE:20270208"),
        .series("EXDATE;VALUE=DATE:20270209"),
        .series("", override: "RECURRENCE-ID:20270208T100000"),
        .calendar(Sample.vevent("") + "\n" + Sample.vevent("RECURRENCE-ID:20270202T100000Z")),
        .calendar(
            "METHOD:REQUEST\n" + Sample.vevent("") + "\n"
                + Sample.vevent("RECURRENCE-ID:20270202T100000Z")),
        .message("CANCEL", "STATUS:CONFIRMED\nORGANIZER:mailto:a@b\nSEQUENCE:1"),
        .message("REFRESH", "ATTENDEE:mailto:c@d\nATTENDEE:mailto:e@f\nSEQUENCE:1"),
        .alarm("ACTION:DISPLAY\nDESCRIPTION:A\nTRIGGER:20270201T090000Z"),
        .calendar(
            (0..<105).map { Sample.vevent("X_A:1", uid: "e\($0)@test") }.joined(separator: "\n")),
        .calendar(Sample.zone("Mars/A") + "\n" + Sample.zone("Mars/B") + "\n" + Sample.vevent("")),
        .event("DTSTART;TZID=Mars/A:20270201T100000\nDTEND;TZID=Mars/B:20270201T110000"),
        .event("RDATE:20270203T100000Z,20270204T100000Z,tomorrow\nDURATION:soon"),
        .event("RECURRENCE-ID:monday\nDTSTART:20270201T100000Z\nDURATION:soon"),
        .event(
            "DTEND:tonight\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT1H\nEND:VALARM\n"
                + "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT2H\nEND:VALARM"),
        .alarm("ACTION:DISPLAY\nTRIGGER:never"), .event("UID:\nDTSTART:today"),
        .calendar("BEGIN:VEVENT\nDTSTART:20270201T100000Z\nEND:VEVENT"),
        .calendar((0..<4).map { Sample.vevent("", uid: "e\($0)@test") }.joined(separator: "\n")),
        .calendar((0..<120).map { "X-A:\($0)" }.joined(separator: "\n")),
        .file(""), .file("<html>"), .file("{}"), .file("Hello"),
        .bytes([0xFF, 0xFE, 0x42, 0x00]),
    ]

import FeedDoctor

/// Components, identity, relations, messages and alarms.
let structureCases: [RuleCase] = [
    RuleCase(
        .nesting, sick: .calendar("BEGIN:VEVENT\nEND:VTODO\nEND:VEVENT"), sound: .event("")),
    RuleCase(
        .truncated, sick: .file("BEGIN:VCALENDAR\nVERSION:2.0\n"),
        sound: .file("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n")),
    RuleCase(
        .outside, sick: .file("X-A:1\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"), sound: .event("")),
    RuleCase(
        .depth,
        sick: .calendar(
            String(repeating: "BEGIN:X-A\n", count: 9) + String(repeating: "END:X-A\n", count: 9)
                + "X-B:1"),
        sound: .calendar("BEGIN:X-A\nBEGIN:X-B\nEND:X-B\nEND:X-A")),
    RuleCase(
        .severalCalendars,
        sick: .file(
            "BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"),
        sound: .event("")),
    RuleCase(.emptyCalendar, sick: .calendar("X-A:1"), sound: .calendar(Sample.amsterdam)),
    RuleCase(
        .version, sick: .file("BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR\n"),
        sound: .event("")),
    RuleCase(
        .calscale, sick: .calendar("CALSCALE:HEBREW"), sound: .calendar("CALSCALE:GREGORIAN")),
    RuleCase(
        .required, sick: .calendar("BEGIN:VEVENT\nUID:a\nEND:VEVENT"), sound: .event("")),
    RuleCase(
        .required, sick: .calendar("BEGIN:VTIMEZONE\nTZID:Europe/Paris\nEND:VTIMEZONE"),
        sound: .calendar(Sample.zone("Europe/Paris"))),
    RuleCase(
        .required, sick: .event("BEGIN:PARTICIPANT\nUID:p\nEND:PARTICIPANT"),
        sound: .event(
            "UID:a@test\nBEGIN:PARTICIPANT\nUID:p\nPARTICIPANT-TYPE:ACTIVE\nEND:PARTICIPANT")),
    RuleCase(
        .cardinality, sick: .event("LOCATION:a\nLOCATION:b"),
        sound: .event("LOCATION:a\nCOMMENT:b\nCOMMENT:c")),
    RuleCase(
        .propertyPlace, sick: .event("DUE:20270201T100000Z"),
        sound: .event("LINK;VALUE=URI:https://a.example")),
    RuleCase(
        .componentPlace, sick: .calendar("BEGIN:VALARM\nEND:VALARM"),
        sound: .alarm("ACTION:DISPLAY")),
    RuleCase(.nameCharacters, sick: .event("X_A:1"), sound: .event("X-A:1")),
    RuleCase(.unknownProperty, sick: .event("COLOUR:red"), sound: .event("X-COLOUR:red")),
    RuleCase(
        .unknownComponent, sick: .calendar("BEGIN:X-A\nEND:X-A"),
        sound: .event("BEGIN:VLOCATION\nUID:l\nNAME:Zaal\nEND:VLOCATION")),
    RuleCase(
        .libicalError, sick: .event("X-LIC-ERROR;X-LIC-ERRORTYPE=PROPERTY-PARSE-ERROR:oh"),
        sound: .event("X-ERROR:oh")),
    RuleCase(
        .uid, sick: .calendar(Sample.vevent("") + "\n" + Sample.vevent("")),
        sound: .series("", override: override())),
    RuleCase(.orphan, sick: .event(override()), sound: .series("", override: override())),
    RuleCase(
        .orphan, sick: .event("RECURRENCE-ID:20270201T100000Z"),
        sound: .message("CANCEL", "RECURRENCE-ID:20270201T100000Z")),
    RuleCase(
        .adjacent,
        sick: .calendar(
            [
                Sample.vevent("RRULE:FREQ=DAILY;COUNT=2"), Sample.vevent("", uid: "b@test"),
                Sample.vevent("RECURRENCE-ID:20270202T100000Z"),
            ].joined(separator: "\n")),
        sound: .series("", override: override())),
    RuleCase(
        .range, sick: .series("", override: override(";RANGE=THISANDFUTURE")),
        sound: .series("", override: override())),
    RuleCase(
        .recurrenceIDKind,
        sick: .series("", override: "RECURRENCE-ID;VALUE=DATE:20270208"),
        sound: .series("", override: override())),
    RuleCase(
        .recurrenceIDForm, sick: .series("", override: "RECURRENCE-ID:20270208T090000Z"),
        sound: .series("", override: override())),
    RuleCase(
        .recurrenceIDInstance, sick: .series("", override: override(hour: "11")),
        sound: .series("", override: override())),
    RuleCase(
        .recurrenceIDInstance, sick: .series("", override: override(day: "20270308")),
        sound: .series("", override: override(day: "20270301"))),
    RuleCase(
        .relatedCycle,
        sick: .calendar(
            Sample.vevent("RELATED-TO:b@test") + "\n"
                + Sample.vevent("RELATED-TO;RELTYPE=PARENT:a@test", uid: "b@test")),
        sound: .calendar(
            Sample.vevent("RELATED-TO:b@test") + "\n"
                + Sample.vevent("RELATED-TO;RELTYPE=CHILD:a@test", uid: "b@test"))),
    RuleCase(
        .relatedCycle, sick: .event("RELATED-TO;RELTYPE=NEXT:a@test"),
        sound: .event("RELATED-TO;RELTYPE=SIBLING:a@test")),
    RuleCase(.itipMethod, sick: .message("INVITE", ""), sound: .message("PUBLISH", "")),
    RuleCase(
        .itipRequired, sick: .message("REQUEST", "ORGANIZER:mailto:a@b"),
        sound: .message("REQUEST", "ORGANIZER:mailto:a@b\nATTENDEE:mailto:c@d")),
    RuleCase(
        .itipForbidden, sick: .message("PUBLISH", "ATTENDEE:mailto:c@d"),
        sound: .message("REQUEST", "ATTENDEE:mailto:c@d")),
    RuleCase(
        .itipForbidden, sick: .message("REPLY", "ATTENDEE:mailto:c@d\nATTENDEE:mailto:e@f"),
        sound: .message("REPLY", "ATTENDEE:mailto:c@d")),
    RuleCase(
        .itipUid,
        sick: .calendar(
            "METHOD:REQUEST\n" + Sample.vevent("") + "\n" + Sample.vevent("", uid: "b@test")),
        sound: .message("REQUEST", "")),
    RuleCase(
        .attendeeOrganizer, sick: .event("ATTENDEE:mailto:c@d"),
        sound: .event("ORGANIZER:mailto:a@b\nATTENDEE:mailto:c@d")),
    RuleCase(
        .alarmTrigger,
        sick: .alarm("ACTION:DISPLAY\nDESCRIPTION:A\nTRIGGER;VALUE=DATE-TIME:20270201T090000"),
        sound: .alarm("ACTION:DISPLAY\nDESCRIPTION:A\nTRIGGER;VALUE=DATE-TIME:20270201T090000Z")),
    RuleCase(
        .alarmRelated,
        sick: .alarm("TRIGGER;RELATED=END:-PT5M", in: "DTSTART:20270201T090000Z"),
        sound: .alarm("TRIGGER;RELATED=END:-PT5M")),
    RuleCase(
        .alarmRepeat, sick: .alarm("TRIGGER:-PT5M\nREPEAT:2"),
        sound: .alarm("TRIGGER:-PT5M\nREPEAT:2\nDURATION:PT5M")),
    RuleCase(
        .alarmText, sick: .alarm("ACTION:EMAIL\nDESCRIPTION:A"),
        sound: .alarm("ACTION:EMAIL\nDESCRIPTION:A\nSUMMARY:A\nATTENDEE:mailto:a@b")),
    RuleCase(.alarmAction, sick: .alarm("ACTION:PROCEDURE"), sound: .alarm("ACTION:AUDIO")),
    RuleCase(
        .alarmIgnored, sick: .alarm("ACTION:DISPLAY"),
        sound: .message("REQUEST", "BEGIN:VALARM\nEND:VALARM")),
]

/// The second instance of the series, moved to Tuesday.
func override(
    _ parameters: String = "", day: String = "20270208", hour: String = "10"
) -> String {
    "RECURRENCE-ID;TZID=Europe/Amsterdam\(parameters):\(day)T\(hour)0000\n"
        + "DTSTART;TZID=Europe/Amsterdam:20270209T100000\n"
        + "DTEND;TZID=Europe/Amsterdam:20270209T110000"
}

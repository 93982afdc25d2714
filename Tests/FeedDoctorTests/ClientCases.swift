private let cancelled = "STATUS:CANCELLED\nTRANSP:TRANSPARENT\nSUMMARY:Vervallen: A"
private let bare = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n"

/// What clients show wrong.
let clientCases: [RuleCase] = [
    RuleCase("summary", sick: .event("SUMMARY:"), sound: .event("SUMMARY:A")),
    RuleCase(
        "text-size", sick: .event("DESCRIPTION:" + String(repeating: "x", count: 8_193)),
        sound: .event("DESCRIPTION:" + String(repeating: "x", count: 8_192))),
    RuleCase(
        "conference-link", sick: .event("CONFERENCE;VALUE=URI:https://a.example/1"),
        sound: .event(
            "CONFERENCE;VALUE=URI:https://a.example/1\nDESCRIPTION:Join: https://a.example/1")),
    RuleCase(
        "category-comma", sick: .event("CATEGORIES:Leren\\, doen"),
        sound: .event("CATEGORIES:Leren,Doen")),
    RuleCase(
        "attendee", sick: .event("ORGANIZER:mailto:a@b\nATTENDEE:mailto:c@d"),
        sound: .message("REQUEST", "ATTENDEE:mailto:c@d")),
    RuleCase(
        "cancelled-unmarked", sick: .event("STATUS:CANCELLED\nTRANSP:TRANSPARENT"),
        sound: .event(cancelled)),
    RuleCase(
        "cancelled-opaque", sick: .event("STATUS:CANCELLED\nSUMMARY:Cancelled: A"),
        sound: .event(cancelled)),
    RuleCase("cancelled-removed", sick: .event(cancelled), sound: .event("STATUS:TENTATIVE")),
    RuleCase(
        "last-modified",
        sick: .calendar("BEGIN:VEVENT\nUID:a\nDTSTAMP:20270101T000000Z\nEND:VEVENT"),
        sound: .event("")),
    RuleCase(
        "last-modified-series",
        sick: .series("", override: override() + "\nLAST-MODIFIED:20270102T000000Z"),
        sound: .series("", override: override() + "\nLAST-MODIFIED:20261231T000000Z")),
    RuleCase("event-color", sick: .event("COLOR:teal"), sound: .calendar("COLOR:teal")),
    RuleCase("method", sick: .message("PUBLISH", ""), sound: .event("")),
    RuleCase("name", sick: .file(bare + "END:VCALENDAR\n"), sound: .event("")),
    RuleCase(
        "name-twin", sick: .file(bare + "NAME:A\nEND:VCALENDAR\n"),
        sound: .file(bare + "X-WR-CALNAME:A\nEND:VCALENDAR\n")),
    RuleCase("refresh", sick: .file(bare + "END:VCALENDAR\n"), sound: .event("")),
    RuleCase(
        "refresh-twin",
        sick: .file(bare + "REFRESH-INTERVAL;VALUE=DURATION:PT1H\nEND:VCALENDAR\n"),
        sound: .event("")),
    RuleCase(
        "color-twin", sick: .calendar("COLOR:teal"),
        sound: .calendar("COLOR:teal\nX-APPLE-CALENDAR-COLOR:#008080")),
    RuleCase(
        "x-wr-timezone",
        sick: .calendar(
            "X-WR-TIMEZONE:Europe/Amsterdam\n"
                + Sample.vevent("DTSTART:20270201T100000\nDTEND:20270201T110000")),
        sound: .calendar("X-WR-TIMEZONE:Europe/Amsterdam\n" + Sample.vevent(""))),
    RuleCase(
        "size",
        sick: .event(
            (0..<15).map { _ in "X-A:" + String(repeating: "x", count: 60_000) }
                .joined(separator: "\n")),
        sound: .event("")),
    RuleCase(
        "examined-part",
        sick: .event(
            (0..<34).map { _ in "X-A:" + String(repeating: "x", count: 60_000) }
                .joined(separator: "\n")),
        sound: .event("")),
    RuleCase(
        "events",
        sick: .calendar(
            (0...1_000).map { Sample.vevent("", uid: "e\($0)@test") }.joined(separator: "\n")),
        sound: .event("")),
]

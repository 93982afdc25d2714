import FeedDoctor

private let cancelled = "STATUS:CANCELLED\nTRANSP:TRANSPARENT\nSUMMARY:Vervallen: A"
private let bare = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n"

/// What clients show wrong.
let clientCases: [RuleCase] = [
    RuleCase(.summary, sick: .event("SUMMARY:"), sound: .event("SUMMARY:A")),
    RuleCase(
        .textSize, sick: .event("DESCRIPTION:" + String(repeating: "x", count: 8_193)),
        sound: .event("DESCRIPTION:" + String(repeating: "x", count: 8_192))),
    RuleCase(
        .conferenceLink, sick: .event("CONFERENCE;VALUE=URI:https://a.example/1"),
        sound: .event(
            "CONFERENCE;VALUE=URI:https://a.example/1\nDESCRIPTION:Join: https://a.example/1")),
    RuleCase(
        .categoryComma, sick: .event("CATEGORIES:Leren\\, doen"),
        sound: .event("CATEGORIES:Leren,Doen")),
    RuleCase(
        .attendee, sick: .event("ORGANIZER:mailto:a@b\nATTENDEE:mailto:c@d"),
        sound: .message("REQUEST", "ATTENDEE:mailto:c@d")),
    RuleCase(
        .cancelledUnmarked, sick: .event("STATUS:CANCELLED\nTRANSP:TRANSPARENT"),
        sound: .event(cancelled)),
    RuleCase(
        .cancelledOpaque, sick: .event("STATUS:CANCELLED\nSUMMARY:Cancelled: A"),
        sound: .event(cancelled)),
    RuleCase(.cancelledRemoved, sick: .event(cancelled), sound: .event("STATUS:TENTATIVE")),
    RuleCase(
        .lastModified,
        sick: .calendar("BEGIN:VEVENT\nUID:a\nDTSTAMP:20270101T000000Z\nEND:VEVENT"),
        sound: .event("")),
    RuleCase(
        .lastModifiedSeries,
        sick: .series("", override: override() + "\nLAST-MODIFIED:20270102T000000Z"),
        sound: .series("", override: override() + "\nLAST-MODIFIED:20261231T000000Z")),
    RuleCase(.eventColor, sick: .event("COLOR:teal"), sound: .calendar("COLOR:teal")),
    RuleCase(.method, sick: .message("PUBLISH", ""), sound: .event("")),
    // What has any other method is a message, and nobody subscribes to it.
    RuleCase(.method, sick: .message("publish", ""), sound: .message("REQUEST", "")),
    RuleCase(.name, sick: .file(bare + "END:VCALENDAR\n"), sound: .event("")),
    RuleCase(
        .nameTwin, sick: .file(bare + "NAME:A\nEND:VCALENDAR\n"),
        sound: .file(bare + "X-WR-CALNAME:A\nEND:VCALENDAR\n")),
    RuleCase(.refresh, sick: .file(bare + "END:VCALENDAR\n"), sound: .event("")),
    RuleCase(
        .refreshTwin,
        sick: .file(bare + "REFRESH-INTERVAL;VALUE=DURATION:PT1H\nEND:VCALENDAR\n"),
        sound: .event("")),
    RuleCase(
        .colorTwin, sick: .calendar("COLOR:teal"),
        sound: .calendar("COLOR:teal\nX-APPLE-CALENDAR-COLOR:#008080")),
    RuleCase(
        .xWRTimezone,
        sick: .calendar(
            "X-WR-TIMEZONE:Europe/Amsterdam\n"
                + Sample.vevent("DTSTART:20270201T100000\nDTEND:20270201T110000")),
        sound: .calendar("X-WR-TIMEZONE:Europe/Amsterdam\n" + Sample.vevent(""))),
    RuleCase(
        .size,
        sick: .event(
            (0..<15).map { _ in "X-A:" + String(repeating: "x", count: 60_000) }
                .joined(separator: "\n")),
        sound: .event("")),
    RuleCase(
        .examinedPart,
        sick: .event(
            (0..<34).map { _ in "X-A:" + String(repeating: "x", count: 60_000) }
                .joined(separator: "\n")),
        sound: .event("")),
    RuleCase(
        .events,
        sick: .calendar(
            (0...1_000).map { Sample.vevent("", uid: "e\($0)@test") }.joined(separator: "\n")),
        sound: .event("")),
]

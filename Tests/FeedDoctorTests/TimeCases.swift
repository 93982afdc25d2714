import FeedDoctor

/// Starts, ends and clock changes.
let timeCases: [RuleCase] = [
    RuleCase(
        .utc, sick: .event("CREATED:20270101T000000"), sound: .event("CREATED:20270101T000000Z")),
    RuleCase(
        .tzid, sick: .event("DTSTART;TZID=Europe/Amsterdam:20270201T100000"),
        sound: .local("DTSTART;TZID=Europe/Amsterdam:20270201T100000")),
    RuleCase(
        .tzidPrefix, sick: .event("DTSTART;TZID=/a.example/Europe/Paris:20270201T100000"),
        sound: .local("DTSTART;TZID=Europe/Amsterdam:20270201T100000")),
    RuleCase(
        .floating, sick: .event("DTSTART:20270201T100000\nDTEND:20270201T110000"),
        sound: .event("DTSTART;VALUE=DATE:20270201")),
    RuleCase(
        .end, sick: .event("DURATION:PT1H"),
        sound: .event("DTSTART:20270201T100000Z\nDURATION:PT1H")
    ),
    RuleCase(
        .dtendKind, sick: .event("DTSTART:20270201T100000Z\nDTEND;VALUE=DATE:20270202"),
        sound: .event("DTSTART;VALUE=DATE:20270201\nDTEND;VALUE=DATE:20270202")),
    RuleCase(
        .dtend, sick: .event("DTSTART:20270201T100000Z\nDTEND:20270201T090000Z"),
        sound: .event("DTSTART:20270201T100000Z\nDTEND:20270201T100001Z")),
    RuleCase(
        .dtend, sick: .event("DTSTART;VALUE=DATE:20270201\nDTEND;VALUE=DATE:20270201"),
        sound: .local("DTSTART:20270201T093000Z\nDTEND;TZID=Europe/Amsterdam:20270201T110000")),
    RuleCase(
        .zeroLength, sick: .event("DTSTART:20270201T100000Z"),
        sound: .event("DTSTART;VALUE=DATE:20270201")),
    RuleCase(
        .zeroLength, sick: .event("DTSTART:20270201T100000Z\nDURATION:PT0S"),
        sound: .event("DTSTART:20270201T100000Z\nDURATION:PT1S")),
    RuleCase(
        .durationNegative, sick: .event("DTSTART:20270201T100000Z\nDURATION:-PT1H"),
        sound: .event("DTSTART:20270201T100000Z\nDURATION:+PT1H")),
    RuleCase(
        .durationDays, sick: .event("DTSTART;VALUE=DATE:20270201\nDURATION:PT24H"),
        sound: .event("DTSTART;VALUE=DATE:20270201\nDURATION:P1D")),
    RuleCase(
        .duration,
        sick: .local("DTSTART;TZID=Europe/Amsterdam:20270327T220000\nDURATION:PT8H"),
        sound: .local("DTSTART;TZID=Europe/Amsterdam:20270326T220000\nDURATION:PT8H")),
    RuleCase(
        .duration,
        sick: .local(
            "DTSTART;TZID=Europe/Amsterdam:20270306T220000\nDURATION:PT8H\n"
                + "RRULE:FREQ=WEEKLY;COUNT=5"),
        sound: .local(
            "DTSTART;TZID=Europe/Amsterdam:20270306T220000\nDURATION:PT8H\n"
                + "RRULE:FREQ=WEEKLY;COUNT=3")),
    RuleCase(
        .clockGap,
        sick: .local(
            "DTSTART;TZID=Europe/Amsterdam:20270328T023000\n"
                + "DTEND;TZID=Europe/Amsterdam:20270328T040000"),
        sound: .local(
            "DTSTART;TZID=Europe/Amsterdam:20270328T030000\n"
                + "DTEND;TZID=Europe/Amsterdam:20270328T040000")),
    RuleCase(
        .clockGap,
        sick: .local(
            "DTSTART;TZID=Europe/Amsterdam:20270301T010000\n"
                + "DTEND;TZID=Europe/Amsterdam:20270301T021500\nRRULE:FREQ=DAILY;COUNT=60"),
        sound: .local(
            "DTSTART;TZID=Europe/Amsterdam:20270301T010000\n"
                + "DTEND;TZID=Europe/Amsterdam:20270301T020000\nRRULE:FREQ=DAILY;COUNT=20")),
    RuleCase(
        .clockFold,
        sick: .local(
            "DTSTART;TZID=Europe/Amsterdam:20271031T020000\n"
                + "DTEND;TZID=Europe/Amsterdam:20271031T040000"),
        sound: .local(
            "DTSTART;TZID=Europe/Amsterdam:20271031T013000\n"
                + "DTEND;TZID=Europe/Amsterdam:20271031T030000")),
]

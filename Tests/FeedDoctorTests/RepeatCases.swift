import FeedDoctor

/// Recurrence.
let repeatCases: [RuleCase] = [
    RuleCase(
        .rrule, sick: .event("RRULE:FREQ=WEEKLY;BYDAY=1MO"),
        sound: .event("RRULE:FREQ=MONTHLY;BYDAY=1MO")),
    RuleCase(
        .rrule, sick: .event("RRULE:FREQ=DAILY;COUNT=2;UNTIL=20270301T000000Z"),
        sound: .event("RRULE:FREQ=DAILY;COUNT=2")),
    RuleCase(
        .rruleTwice, sick: .event("RRULE:FREQ=DAILY;COUNT=2\nRRULE:FREQ=WEEKLY;COUNT=2"),
        sound: .event("RRULE:FREQ=DAILY;COUNT=2")),
    RuleCase(
        .exrule, sick: .event("RRULE:FREQ=DAILY;COUNT=2\nEXRULE:FREQ=WEEKLY"),
        sound: .event("RRULE:FREQ=DAILY;COUNT=2\nEXDATE:20270202T100000Z")),
    RuleCase(
        .until, sick: .event("RRULE:FREQ=WEEKLY;UNTIL=20270301"),
        sound: .event("RRULE:FREQ=WEEKLY;UNTIL=20270301T100000Z")),
    RuleCase(
        .until,
        sick: .local(
            "DTSTART;TZID=Europe/Amsterdam:20270201T100000\nRRULE:FREQ=DAILY;UNTIL=20270301T100000"),
        sound: .event("DTSTART;VALUE=DATE:20270201\nRRULE:FREQ=DAILY;UNTIL=20270301")),
    RuleCase(
        .untilBeforeStart, sick: .event("RRULE:FREQ=DAILY;UNTIL=20270101T100000Z"),
        sound: .event("RRULE:FREQ=DAILY;UNTIL=20270201T100000Z")),
    RuleCase(
        .rruleStart, sick: .event("RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3"),
        sound: .event("RRULE:FREQ=WEEKLY;BYDAY=TU,MO;COUNT=3")),
    RuleCase(
        .rruleStart, sick: .event("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        sound: .event("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=1")),
    RuleCase(
        .rruleTemplate, sick: .event("RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"),
        sound: .event("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")),
    RuleCase(
        .rscale, sick: .event("RRULE:RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD"),
        sound: .event("RRULE:FREQ=MONTHLY")),
    RuleCase(
        .rdate, sick: .event("RDATE:20270203T100000Z"), sound: .event("RRULE:FREQ=DAILY;COUNT=2")),
    RuleCase(
        .twoADay, sick: .event("RRULE:FREQ=DAILY;BYHOUR=10,14;COUNT=4"),
        sound: .event("RRULE:FREQ=DAILY;COUNT=4")),
    RuleCase(
        .exdateKind, sick: .series("EXDATE:20270208T090000Z"),
        sound: .series("EXDATE;TZID=Europe/Amsterdam:20270208T100000")),
    RuleCase(
        .exdateInstance, sick: .series("EXDATE;TZID=Europe/Amsterdam:20270208T110000"),
        sound: .series("EXDATE;TZID=Europe/Amsterdam:20270208T100000")),
    RuleCase(
        .exdateInstance, sick: .event("EXDATE:20270202T100000Z"),
        sound: .event("RRULE:FREQ=DAILY\nEXDATE:20370202T100000Z")),
    RuleCase(
        .exdateAndOverride,
        sick: .series(
            "EXDATE;TZID=Europe/Amsterdam:20270208T100000", override: override()),
        sound: .series(
            "EXDATE;TZID=Europe/Amsterdam:20270215T100000", override: override())),
    RuleCase(
        .endless, sick: .event("RRULE:FREQ=SECONDLY"), sound: .event("RRULE:FREQ=DAILY")),
]

import FeedDoctor

private let start = "DTSTART;TZID=Europe/Amsterdam:20270201T100000"

/// VTIMEZONE.
let zoneCases: [RuleCase] = [
    RuleCase(
        .tzidTwice, sick: .calendar(Sample.amsterdam + "\n" + Sample.amsterdam),
        sound: .calendar(Sample.amsterdam + "\n" + Sample.zone("Europe/Paris"))),
    RuleCase(
        .tzidName, sick: .calendar(Sample.zone("Mars/Base")),
        sound: .calendar(Sample.zone("W. Europe Standard Time"))),
    RuleCase(
        .vtimezoneUnused,
        sick: .calendar(Sample.amsterdam + "\n" + Sample.vevent("CLASS:PUBLIC")),
        sound: .calendar(Sample.amsterdam)),
    RuleCase(
        .vtimezoneLocal,
        sick: .calendar(
            Sample.amsterdam.replacing("DTSTART:19701025T030000", with: "DTSTART:19701025T010000Z")),
        sound: .calendar(Sample.amsterdam)),
    RuleCase(
        .vtimezoneUntil,
        sick: .calendar(
            Sample.amsterdam.replacing("BYDAY=-1SU", with: "BYDAY=-1SU;UNTIL=20371025T030000")),
        sound: .calendar(
            Sample.amsterdam.replacing("BYDAY=-1SU", with: "BYDAY=-1SU;UNTIL=20371025T010000Z"))),
    RuleCase(
        .vtimezoneCoverage,
        sick: .calendar(
            Sample.zone("Europe/Amsterdam", from: 2028) + "\n" + Sample.vevent(start)),
        sound: .local(start)),
    RuleCase(
        .vtimezoneDiffers,
        sick: .calendar(
            Sample.amsterdam.replacing("BYMONTH=3;BYDAY=-1SU", with: "BYMONTH=3;BYDAY=2SU") + "\n"
                + Sample.vevent(start + "\nRRULE:FREQ=DAILY;COUNT=60")),
        sound: .local(start + "\nRRULE:FREQ=DAILY;COUNT=60")),
    RuleCase(
        .vtimezoneDiffers,
        sick: .calendar(
            Sample.zone("America/New_York") + "\n"
                + Sample.vevent("DTSTART;TZID=America/New_York:20270201T100000")),
        sound: .calendar(
            Sample.zone("W. Europe Standard Time") + "\n"
                + Sample.vevent("DTSTART;TZID=W. Europe Standard Time:20270201T100000"))),
    RuleCase(
        .vtimezoneRules,
        sick: .calendar(
            Sample.zone(
                "Europe/Amsterdam",
                daylight: "END:DAYLIGHT\nBEGIN:DAYLIGHT\nDTSTART:19400516T000000\n"
                    + "TZOFFSETFROM:+0020\nTZOFFSETTO:+0200\n")),
        sound: .calendar(Sample.amsterdam)),
    RuleCase(
        .vtimezoneRdate,
        sick: .calendar(
            Sample.zone("Europe/Amsterdam", daylight: "RDATE:19400516T000000\n")),
        sound: .calendar(Sample.amsterdam)),
    RuleCase(
        .vtimezoneRrule,
        sick: .calendar(
            Sample.amsterdam.replacing(
                "BYMONTH=3;BYDAY=-1SU", with: "BYMONTH=3;BYMONTHDAY=25,26,27;BYDAY=SU")),
        sound: .calendar(Sample.amsterdam)),
    RuleCase(
        .vtimezoneSeconds,
        sick: .calendar(
            Sample.amsterdam.replacing("TZOFFSETFROM:+0200", with: "TZOFFSETFROM:+001932")),
        sound: .calendar(
            Sample.amsterdam.replacing("TZOFFSETFROM:+0200", with: "TZOFFSETFROM:+020000"))),
]

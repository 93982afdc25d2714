extension ContentFact: FactInWords {
    var english: FaultSentence {
        switch self {
        case .unknownTimeZone(let name):
            FaultSentence(
                "'\(name.cut(60))' is not a time zone of the tz database",
                expected: "a name such as Europe/Amsterdam")
        case .seasonBackwards(let from, let to):
            FaultSentence(
                "the season ends on \(to), before it starts on \(from)",
                expected: "a day after \(from)")
        case .seasonTooLong(let days):
            FaultSentence(
                "the season lasts \(days) days",
                expected: "at most two years: a season is what is planned at once")
        case .seasonBesideSeasons:
            FaultSentence(
                "'season' does not go with 'seasons'",
                expected: "one season under 'season', or all under 'seasons'")
        case .seasonTwice(let id):
            FaultSentence("there is another season '\(id)'", expected: "an identifier of its own")
        case .seasonsOverlap(let id, let other, let end):
            FaultSentence(
                "season '\(id)' starts before '\(other)' is over on \(end)",
                expected: "seasons that do not overlap")
        case .unknownSeason(let name, let known):
            FaultSentence(
                "there is no season '\(name.cut(60))' in kring.yaml",
                expected: known.joined(separator: ", "))
        case .blockTwice:
            FaultSentence(
                "'block' does not go with 'season: {from, to}'", expected: "one of the two")
        case .keyBesideWeeks(let key):
            FaultSentence(
                "'\(key)' does not go with 'weeks'",
                expected: "either {weeks: 3-12} or {from, to}")
        case .holidayBackwards(let from, let to):
            FaultSentence(
                "the holiday ends on \(to), before it starts on \(from)",
                expected: "a day from \(from) on")
        case .keyBesideOn(let key):
            FaultSentence(
                "'\(key)' does not go with 'on'", expected: "either {name, on} or {name, from, to}")
        case .keyBesideCalendar(let key):
            FaultSentence(
                "'\(key)' beside 'calendar': the calendar names its days itself",
                expected: "'calendar' alone, and other days as an entry of their own")
        case .listedTwice(let name):
            FaultSentence(
                "'\(name.cut(60))' stands here a second time", expected: "each once")
        case .channelTwice(let name): FaultSentence("there is another channel '\(name)'")
        case .serverMissing:
            FaultSentence(
                "the transport is smtp, but no server is named",
                expected: "smtp: {host: smtp.example.org, user: kring, password: {env: NAME}}")
        case .secretInFile:
            FaultSentence(
                "a secret does not belong in this file, which others may read",
                expected: Wanted.secret.english)
        case .passwordUnencrypted:
            FaultSentence(
                "without encryption the password would be read by others",
                expected: "starttls or tls")
        case .spaceAgain(let id, let line):
            FaultSentence(
                "'\(id)' stands here a second time, first in line \(line)",
                expected: "an identifier of its own")
        case .windowsMissing:
            FaultSentence(
                "the key 'when' is missing, and kring.yaml has no defaults.when",
                expected: "{preferred: [Tue 15:00-17:30], possible: [Mon-Fri 9:00-17:30]}")
        case .blockBackwards(let from, let to):
            FaultSentence(
                "the block ends on \(to), before it starts on \(from)",
                expected: "a first day before the last")
        case .memberTwice(let id, let level, let line):
            FaultSentence(
                "'\(id)' is already a member: \(level), in line \(line)",
                expected: "each person at one level")
        case .sessionTwice(let number):
            FaultSentence(
                "session \(number) stands here twice", expected: "one template for each session")
        case .answerTooLate:
            FaultSentence(
                "that leaves the core less than a day to answer",
                expected: "closer to the session than 'ask', by a day at least")
        case .unknownColor(let name):
            FaultSentence(
                "'\(name.cut(40))' is not a colour name of CSS3",
                expected: "such as steelblue, seagreen, tomato, orchid")
        case .noMode: FaultSentence("no mode is named", expected: "such as {physical: any}")
        case .rangeOutOfOrder(let path, let least, let ideal, let most):
            FaultSentence(
                "'\(path)' is not in order: \(least), \(ideal), \(most)",
                expected: "least ≤ ideal ≤ most")
        case .peopleOutOfOrder(let least, let most):
            FaultSentence(
                "'people' is not in order: \(least), \(most)", expected: "least ≤ most")
        case .tooManySteps(let steps, let minutes):
            FaultSentence(
                "there are \(steps) steps in at least \(minutes) minutes",
                expected: "at most \(minutes) steps, one a minute")
        case .stepsTakeNoTime: FaultSentence("the steps take no time at all")
        case .unknownRoomNeed(let word, let known):
            FaultSentence(
                "'\(word)' is not something a method can need of a room",
                expected: known.joined(separator: ", "))
        case .blockNamedTwice(let id):
            FaultSentence("two blocks are called '\(id)'", expected: "an identifier of its own")
        }
    }
}

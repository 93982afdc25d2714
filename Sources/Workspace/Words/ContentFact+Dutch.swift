extension ContentFact {
    var dutch: FaultSentence {
        switch self {
        case .unknownTimeZone(let name):
            FaultSentence(
                "'\(name.cut(60))' is geen tijdzone uit de tz-database",
                expected: "een naam zoals Europe/Amsterdam")
        case .seasonBackwards(let from, let to):
            FaultSentence(
                "de periode eindigt op \(to), voordat ze op \(from) begint",
                expected: "een dag na \(from)")
        case .seasonTooLong(let days):
            FaultSentence(
                "de periode duurt \(days) dagen",
                expected: "hoogstens twee jaar: een periode is wat je in één keer plant")
        case .seasonBesideSeasons:
            FaultSentence(
                "'season' kan niet naast 'seasons' staan",
                expected: "één periode onder 'season', of alle onder 'seasons'")
        case .seasonTwice(let id):
            FaultSentence("er is al een periode '\(id)'", expected: "een eigen id")
        case .seasonsOverlap(let id, let other, let end):
            FaultSentence(
                "periode '\(id)' begint voordat '\(other)' op \(end) voorbij is",
                expected: "perioden die elkaar niet overlappen")
        case .unknownSeason(let name, let known):
            FaultSentence(
                "er is geen periode '\(name.cut(60))' in kring.yaml",
                expected: known.joined(separator: ", "))
        case .blockTwice:
            FaultSentence(
                "'block' kan niet naast 'season: {from, to}' staan",
                expected: "één van beide")
        case .keyBesideWeeks(let key):
            FaultSentence(
                "'\(key)' kan niet naast 'weeks' staan",
                expected: "{weeks: 3-12} of {from, to}")
        case .holidayBackwards(let from, let to):
            FaultSentence(
                "de vrije dagen eindigen op \(to), voordat ze op \(from) beginnen",
                expected: "een dag vanaf \(from)")
        case .keyBesideOn(let key):
            FaultSentence(
                "'\(key)' kan niet naast 'on' staan",
                expected: "{name, on} of {name, from, to}")
        case .keyBesideCalendar(let key):
            FaultSentence(
                "'\(key)' naast 'calendar': de agenda noemt zelf haar dagen",
                expected: "'calendar' alleen, en de andere dagen als een eigen regel in de lijst")
        case .listedTwice(let name):
            FaultSentence("'\(name.cut(60))' staat hier nog een keer", expected: "elk één keer")
        case .channelTwice(let name): FaultSentence("er is al een kanaal '\(name)'")
        case .serverMissing:
            FaultSentence(
                "de mail gaat via smtp, maar er staat geen server bij",
                expected: "smtp: {host: smtp.example.org, user: kring, password: {env: NAAM}}")
        case .secretInFile:
            FaultSentence(
                "een geheim hoort niet in dit bestand, dat anderen kunnen lezen",
                expected: Wanted.secret.dutch)
        case .passwordUnencrypted:
            FaultSentence(
                "zonder versleuteling kunnen anderen het wachtwoord lezen",
                expected: "starttls of tls")
        case .spaceAgain(let id, let line):
            FaultSentence(
                "'\(id)' staat hier nog een keer, eerder al op regel \(line)",
                expected: "een eigen id")
        case .windowsMissing:
            FaultSentence(
                "de sleutel 'when' ontbreekt, en kring.yaml heeft geen defaults.when",
                expected: "{preferred: [di 15:00-17:30], possible: [ma-vr 9:00-17:30]}")
        case .blockBackwards(let from, let to):
            FaultSentence(
                "de periode van deze community eindigt op \(to), voordat ze op \(from) begint",
                expected: "een eerste dag voor de laatste")
        case .memberTwice(let id, let level, let line):
            FaultSentence(
                "'\(id)' is al lid: \(level), op regel \(line)",
                expected: "iedereen op één niveau")
        case .sessionTwice(let number):
            FaultSentence(
                "bijeenkomst \(number) staat hier twee keer",
                expected: "één sjabloon per bijeenkomst")
        case .answerTooLate:
            FaultSentence(
                "zo heeft de kern minder dan een dag om te antwoorden",
                expected: "minstens een dag dichter bij de bijeenkomst dan 'ask'")
        case .unknownColor(let name):
            FaultSentence(
                "'\(name.cut(40))' is geen kleurnaam van CSS3",
                expected: "zoals steelblue, seagreen, tomato, orchid")
        case .noMode:
            FaultSentence("er staat geen enkele vorm", expected: "zoals {physical: vrij}")
        case .rangeOutOfOrder(let path, let least, let ideal, let most):
            FaultSentence(
                "'\(path)' staat niet op volgorde: \(least), \(ideal), \(most)",
                expected: "least ≤ ideal ≤ most")
        case .peopleOutOfOrder(let least, let most):
            FaultSentence(
                "'people' staat niet op volgorde: \(least), \(most)", expected: "least ≤ most")
        case .tooManySteps(let steps, let minutes):
            FaultSentence(
                "er zijn \(steps) stappen in minstens \(minutes) minuten",
                expected: "hoogstens \(minutes) stappen, één per minuut")
        case .stepsTakeNoTime: FaultSentence("de stappen kosten samen geen tijd")
        case .unknownRoomNeed(let word, let known):
            FaultSentence(
                "'\(word)' is niet iets wat een werkvorm van een zaal kan vragen",
                expected: known.joined(separator: ", "))
        case .blockNamedTwice(let id):
            FaultSentence("twee onderdelen heten '\(id)'", expected: "een eigen id")
        }
    }
}

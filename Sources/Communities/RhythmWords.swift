/// A rhythm in the words of a language, as `kring check` echoes it.
public struct RhythmWords: Sendable {
    /// The language.
    public let language: Language

    /// Words of that language.
    public init(_ language: Language) { self.language = language }

    /// `every 3 weeks on Tuesday, 90 minutes`; `elke 3 weken op dinsdag, 90 minuten`.
    public func text(_ rhythm: Rhythm) -> String {
        "\(text(rhythm.cadence)), \(DateWords(language).length(minutes: rhythm.minutes))"
    }

    /// `2nd Tuesday of the month`; `2e dinsdag van de maand`.
    public func text(_ cadence: Rhythm.Cadence) -> String {
        let words = DateWords(language)
        switch (cadence, language) {
        case (.weeks(let count, let day), .nl):
            let weeks = count == 1 ? "elke week" : "elke \(count) weken"
            return weeks + (day.map { " op \(words.weekday($0))" } ?? "")
        case (.weeks(let count, let day), .en):
            let weeks = count == 1 ? "every week" : "every \(count) weeks"
            return weeks + (day.map { " on \(words.weekday($0))" } ?? "")
        case (.monthly(let ordinal, let day), .nl):
            return "\(self.ordinal(ordinal)) \(words.weekday(day)) van de maand"
        case (.monthly(let ordinal, let day), .en):
            return "\(self.ordinal(ordinal)) \(words.weekday(day)) of the month"
        case (.monthlyWeek(let week), .nl):
            return "maandelijks in de \(ordinal(week)) week"
        case (.monthlyWeek(let week), .en):
            return "monthly in the \(ordinal(week)) week"
        case (.rule(let rule), .nl):
            return "volgens de regel \(rule)"
        case (.rule(let rule), .en):
            return "by the rule \(rule)"
        }
    }

    /// `2nd`, `last`; `2e`, `laatste` for −1.
    public func ordinal(_ number: Int) -> String {
        if number == -1 { return language == .nl ? "laatste" : "last" }
        if language == .nl { return "\(number)e" }
        switch (number % 10, number % 100) {
        case (_, 11...13): return "\(number)th"
        case (1, _): return "\(number)st"
        case (2, _): return "\(number)nd"
        case (3, _): return "\(number)rd"
        default: return "\(number)th"
        }
    }
}

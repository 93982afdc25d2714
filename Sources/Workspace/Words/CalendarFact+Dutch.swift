import Communities

extension CalendarFact {
    var dutch: FaultSentence {
        switch self {
        case .fileUnusable(let words):
            FaultSentence(words.text(.nl), expected: "een iCalendar-bestand (RFC 5545)")
        case .webUnusable(let words, let advice):
            FaultSentence(words.text(.nl), expected: advice?.text(.nl))
        case .event(let words), .oddity(let words): FaultSentence(words.text(.nl))
        case .more(let count, let calendar):
            FaultSentence("en nog \(count) van zulke in '\(calendar)'")
        }
    }
}

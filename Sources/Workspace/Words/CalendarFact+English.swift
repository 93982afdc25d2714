import Communities

extension CalendarFact: FactInWords {
    var english: FaultSentence {
        switch self {
        case .fileUnusable(let words):
            FaultSentence(words.text(.en), expected: "an iCalendar file (RFC 5545)")
        case .webUnusable(let words, let advice):
            FaultSentence(words.text(.en), expected: advice?.text(.en))
        case .event(let words), .oddity(let words): FaultSentence(words.text(.en))
        case .more(let count, let calendar):
            FaultSentence("and \(count) more of these in '\(calendar)'")
        }
    }
}

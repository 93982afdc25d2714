import Communities

/// What happened to something that a session produced, in a word as wide as its column.
struct HistoryWords {
    private let language: Language

    init(_ language: Language) { self.language = language }

    /// - Parameter event: `kept`, `changed`, `voted`, `unvoted`, `shared` or `unshared`.
    func deed(_ event: String) -> String {
        guard language == .nl else { return event.padding(to: 8) }
        let word =
            switch event {
            case "kept": "bewaard"
            case "changed": "gewijzigd"
            case "voted": "stem van"
            case "unvoted": "stem terug"
            case "shared": "gedeeld met"
            case "unshared": "niet gedeeld"
            default: event
            }
        return word.padding(to: 12)
    }
}

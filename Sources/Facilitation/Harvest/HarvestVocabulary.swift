import Communities

/// The words by which a harvest is read, Dutch and English alike, and those by which it is written.
enum HarvestVocabulary {
    /// Words before a colon or in a heading, folded.
    static let kinds: [(word: String, kind: HarvestKind)] = [
        ("inzicht", .insight), ("inzichten", .insight), ("leerpunt", .insight),
        ("leerpunten", .insight), ("insight", .insight), ("insights", .insight),
        ("learning", .insight), ("learnings", .insight),
        ("vraag", .question), ("vragen", .question), ("open vragen", .question),
        ("geparkeerde vragen", .question), ("question", .question), ("questions", .question),
        ("open questions", .question), ("parked questions", .question),
        ("actie", .action), ("acties", .action), ("actiepunt", .action),
        ("actiepunten", .action), ("afspraak", .action), ("afspraken", .action),
        ("action", .action), ("actions", .action), ("action point", .action),
        ("action points", .action), ("action item", .action), ("action items", .action),
        ("todo", .action), ("to do", .action),
        ("experiment", .experiment), ("experimenten", .experiment),
        ("experiments", .experiment), ("proef", .experiment), ("proeven", .experiment),
        ("uitdaging", .challenge), ("uitdagingen", .challenge),
        ("praktijkuitdaging", .challenge), ("praktijkuitdagingen", .challenge),
        ("praktijkvraagstuk", .challenge), ("praktijkvraagstukken", .challenge),
        ("challenge", .challenge), ("challenges", .challenge),
        ("practice challenge", .challenge), ("practice challenges", .challenge),
    ]

    /// What a part of a line says about its item.
    enum Part: Hashable {
        case trying, expecting, lookingAgain, outcome
    }

    /// How a part begins, folded; longer ones first. A colon may follow, and must follow a single noun.
    static let parts: [(words: String, part: Part, needsColon: Bool)] = [
        ("we gaan proberen", .trying, false), ("we proberen", .trying, false),
        ("wij proberen", .trying, false), ("we will try", .trying, false),
        ("we try", .trying, false),
        ("we verwachten", .expecting, false), ("wij verwachten", .expecting, false),
        ("we expect", .expecting, false), ("verwachting", .expecting, true),
        ("expectation", .expecting, true),
        ("we kijken terug op", .lookingAgain, false),
        ("wij kijken terug op", .lookingAgain, false),
        ("we kijken weer op", .lookingAgain, false),
        ("we kijken opnieuw op", .lookingAgain, false),
        ("we look again on", .lookingAgain, false), ("we look back on", .lookingAgain, false),
        ("terugkijken", .lookingAgain, true), ("look again", .lookingAgain, true),
        ("uitkomst", .outcome, true), ("outcome", .outcome, true), ("antwoord", .outcome, true),
        ("answer", .outcome, true), ("resultaat", .outcome, true), ("result", .outcome, true),
        ("reden", .outcome, true), ("reason", .outcome, true),
    ]

    /// What a line that everybody may read ends with, in the order of `Language.allCases`, and what is read as well.
    static let opening = ["openbaar", "public", "publiek"]

    static func isOpening(_ text: NotedText) -> Bool {
        text.allSatisfy { !$0.isLiteral } && opening.contains(folded(text.string))
    }

    static func opening(_ language: Language) -> String { language.say("#openbaar", "#public") }

    /// Words that may stand before the day of an action and belong to it.
    static let beforeDay: Set<String> = [
        "voor", "uiterlijk", "op", "by", "before", "on", "due",
    ]

    static let months: [(name: String, month: Int)] = [
        ("januari", 1), ("january", 1), ("jan", 1), ("februari", 2), ("february", 2),
        ("feb", 2), ("maart", 3), ("march", 3), ("mrt", 3), ("mar", 3), ("april", 4),
        ("apr", 4), ("mei", 5), ("may", 5), ("juni", 6), ("june", 6), ("jun", 6), ("juli", 7),
        ("july", 7), ("jul", 7), ("augustus", 8), ("august", 8), ("aug", 8),
        ("september", 9), ("sep", 9), ("sept", 9), ("oktober", 10), ("october", 10),
        ("okt", 10), ("oct", 10), ("november", 11), ("nov", 11), ("december", 12), ("dec", 12),
    ]

    /// How a line begins in that language: a mark, or a word.
    static func head(_ kind: HarvestKind, _ state: HarvestState, _ language: Language) -> String {
        let box =
            switch state {
            case .open: kind == .action ? "[ ] " : ""
            case .done: "[x] "
            case .dropped: "[-] "
            }
        switch kind {
        case .insight: return "! \(box)"
        case .question: return "? \(box)"
        case .action: return "- \(box)"
        case .experiment:
            return "experiment: \(box)" + (language == .nl ? "we proberen " : "we try ")
        case .challenge: return (language == .nl ? "uitdaging: " : "challenge: ") + box
        }
    }

    static func expecting(_ language: Language) -> String {
        language == .nl ? "we verwachten " : "we expect "
    }

    static func lookingAgain(_ language: Language) -> String {
        language == .nl ? "we kijken terug op " : "we look again on "
    }

    static func outcome(_ kind: HarvestKind, _ language: Language) -> String {
        switch kind {
        case .question: language == .nl ? "antwoord: " : "answer: "
        default: language == .nl ? "uitkomst: " : "outcome: "
        }
    }
}

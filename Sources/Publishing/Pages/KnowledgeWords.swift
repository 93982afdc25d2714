import Communities
import Facilitation
import Workplace

/// The fixed words of knowledge pages and of knowledge as Markdown.
struct KnowledgeWords {
    let language: Language

    /// By the names that the layouts use.
    var context: [String: LayoutValue] {
        let words = [
            "knowledge": of("Wat we leren", "What we learn"),
            "lead": of(
                "Van ervaring naar inzicht, en van inzicht naar de volgende proef.",
                "From experience to insight, and from insight to the next trial."),
            "insights": of("Inzichten", "Insights"),
            "experiments": of("Wat we uitproberen", "What we try out"),
            "questions": of("Vragen", "Questions"),
            "challenges": of("Praktijkuitdagingen", "Practice challenges"),
            "byCommunity": of("Per leergemeenschap", "By community"),
            "latest": of("Nieuwste inzichten", "Latest insights"),
            "try": of("We proberen", "We try"),
            "expect": of("We verwachten", "We expect"),
            "again": of("We kijken terug op", "We look again on"),
            "outcome": of("Wat ervan kwam", "What came of it"),
            "learned": of("Wat we ervan leerden", "What it taught us"),
            "answer": of("Antwoord", "Answer"),
            "cameOf": of("Dit kwam uit", "This came of"),
            "all": of("Alles van deze leergemeenschap", "All of this community"),
            "everything": of("Wat alle leergemeenschappen leren", "What all communities learn"),
            "nameless": of(
                "Wie iets zei of doet, staat hier niet bij.",
                "Who said or does something is not shown here."),
            "began": of("Het begon met", "It began with"),
        ]
        var context: [String: LayoutValue] = ["language": .text(language.rawValue)]
        for (name, word) in words {
            context["word" + name.prefix(1).uppercased() + name.dropFirst()] = .text(word)
        }
        return context
    }

    /// What stands in the place of a person's name.
    var somebody: String { of("een collega", "a colleague") }

    /// A kind with its article, within a sentence.
    func this(_ kind: HarvestKind) -> String {
        switch kind {
        case .insight: of("een inzicht", "an insight")
        case .question: of("een vraag", "a question")
        case .action: of("een actie", "an action")
        case .experiment: of("een proef", "a trial")
        case .challenge: of("een praktijkuitdaging", "a practice challenge")
        }
    }

    /// Where something stands, as a badge; `nil` for what is open and needs no word.
    func badge(_ kind: HarvestKind, _ state: HarvestState) -> String? {
        switch (kind, state) {
        case (_, .dropped): of("losgelaten", "let go")
        case (.insight, .done): of("overgenomen in de praktijk", "adopted in practice")
        case (.question, .done): of("beantwoord", "answered")
        case (.experiment, .open): of("loopt", "under way")
        case (.experiment, .done): of("teruggekeken", "looked back on")
        case (.challenge, .done): of("opgepakt", "met")
        case (.action, .done): of("gedaan", "done")
        case (_, .open): nil
        }
    }

    /// `3 stemmen`.
    func votes(_ count: Int) -> String {
        of(
            "\(count) \(count == 1 ? "stem" : "stemmen")",
            "\(count) \(count == 1 ? "vote" : "votes")")
    }

    /// `van Eigentijds toetsen`.
    func from(_ community: String) -> String { of("van \(community)", "from \(community)") }

    /// `gedeeld met Blended learning`.
    func sharedWith(_ communities: [String]) -> String {
        let names = communities.joined(separator: ", ")
        return of("gedeeld met \(names)", "shared with \(names)")
    }

    /// `4 inzichten, 2 proeven`.
    func counts(insights: Int, experiments: Int, questions: Int) -> String {
        let parts = [
            insights == 0
                ? nil
                : of(
                    "\(insights) \(insights == 1 ? "inzicht" : "inzichten")",
                    "\(insights) \(insights == 1 ? "insight" : "insights")"),
            experiments == 0
                ? nil
                : of(
                    "\(experiments) \(experiments == 1 ? "proef" : "proeven")",
                    "\(experiments) \(experiments == 1 ? "trial" : "trials")"),
            questions == 0
                ? nil
                : of(
                    "\(questions) \(questions == 1 ? "vraag" : "vragen")",
                    "\(questions) \(questions == 1 ? "question" : "questions")"),
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    func of(_ dutch: String, _ english: String) -> String { language.say(dutch, english) }
}

import Communities
import Ledger
import Meeting
import Messages
import Publishing
import Workplace

/// The page on which somebody of the core says no to a decision about communities.
struct ObjectionPage {
    static let layout = "objection.html"

    let organisation: String
    /// Whose page it is, by name.
    let person: String
    let language: Language
    /// What was decided, in words.
    let decision: String
    /// Until when they can say no, in words.
    let until: String
    /// Whether they did just now.
    let isDone: Bool

    /// What the layout shows.
    var context: [String: LayoutValue] {
        let words = PageWords(language: language)
        return [
            "language": .text(language.rawValue), "organisation": .text(organisation),
            "name": .text(person), "isDone": .flag(isDone), "isOpen": .flag(!isDone),
            "title": .text(words.of("Bezwaar maken", "Object")),
            "decision": .text(decision),
            "wordUntil": .text(
                words.of(
                    "Je hoort bij de kern. Tot \(until) kun je zeggen dat je het er niet mee eens bent: dan blijft alles zoals het was, en iedereen hoort dat één keer. Wie het zei, hoort niemand.",
                    "You are of the core. Until \(until) you can say that you do not agree: then all stays as it was, and everybody hears that once. Nobody hears who said so."
                )),
            "wordObject": .text(words.of("Ik maak bezwaar", "I object")),
            "wordDone": .text(
                words.of(
                    "Gedaan: het besluit is teruggenomen. Praat er samen over.",
                    "Done: the decision is taken back. Talk about it together.")),
        ]
    }
}

extension ObjectionPage {
    init(_ event: LifeEvent, of person: Person, in intent: Intent, isDone: Bool) {
        self.init(
            organisation: intent.organisation.name, person: person.name,
            language: person.language,
            decision: LifeWords(intent: intent, language: person.language, reader: person.id)
                .lead(event),
            until: DateWords(person.language).long(event.on), isDone: isDone)
    }
}

import Communities

/// The question what a session left, in the words of a language.
struct HarvestQuestionWords {
    let language: Language

    /// For the subject.
    var subject: String { language.say("wat nemen jullie mee?", "what do you take away?") }

    /// The first sentence.
    var lead: String {
        language.say(
            "Schrijf kort op wat deze bijeenkomst opleverde, nu het nog vers is:",
            "Write down briefly what this session left, while it is fresh:")
    }

    /// How to hand it in.
    func closing(_ session: SessionID) -> [String] {
        [
            language.say(
                "Wat leerden jullie? Welke vraag bleef open? Wat spraken jullie af, wie doet het, en wanneer? Wat gaan jullie proberen?",
                "What did you learn? Which question stays open? What did you agree, who does it, and by when? What will you try?"
            ),
            language.say(
                "Een regel per punt is genoeg: antwoord op dit bericht, of geef het door met kring harvest \(session). De volgende bijeenkomst opent ermee.",
                "A line for each is enough: answer this message, or pass it on with kring harvest \(session). The next session opens with it."
            ),
        ]
    }

    /// For the link.
    var more: String { language.say("De agenda van de bijeenkomst", "The session's agenda") }
}

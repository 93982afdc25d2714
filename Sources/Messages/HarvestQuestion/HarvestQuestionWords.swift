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

    /// How to hand it in, and who will read it.
    func closing(_ session: SessionID, visible: Visibility) -> [String] {
        [
            language.say(
                "Wat leerden jullie? Welke vraag bleef open? Wat spraken jullie af, wie doet het, en wanneer? Wat gaan jullie proberen?",
                "What did you learn? Which question stays open? What did you agree, who does it, and by when? What will you try?"
            ),
            language.say(
                "Een regel per punt is genoeg: antwoord op dit bericht, of geef het door met kring harvest \(session).",
                "A line for each is enough: answer this message, or pass it on with kring harvest \(session)."
            ) + " " + next(visible), readers(visible),
        ]
    }

    private func next(_ visible: Visibility) -> String {
        visible == .present
            ? language.say(
                "Noem geen mensen, en schrijf alleen op wat iedereen die erbij was goedvindt.",
                "Name nobody, and write down only what everybody who was there agrees to.")
            : language.say(
                "De volgende bijeenkomst opent ermee.", "The next session opens with it.")
    }

    private func readers(_ visible: Visibility) -> String {
        switch visible {
        case .present:
            language.say(
                "Wat je opschrijft, blijft bij wie erbij was: het komt op geen pagina en in geen volgende agenda.",
                "What you write down stays with who was there: it comes on no page and in no later agenda."
            )
        case .members:
            language.say(
                "Wat je opschrijft, is voor de deelnemers. Mag iedereen iets lezen, zet er dan #openbaar achter.",
                "What you write down is for the members. Put #public at the end of what everybody may read."
            )
        case .organisation:
            language.say(
                "Wat je opschrijft, is voor iedereen in de organisatie. Mag iedereen iets lezen, zet er dan #openbaar achter.",
                "What you write down is for everybody in the organisation. Put #public at the end of what everybody may read."
            )
        case .everybody:
            language.say(
                "Wat je opschrijft, komt op een openbare pagina, zonder namen.",
                "What you write down comes on a public page, without names.")
        }
    }

    /// For the link.
    var more: String { language.say("De agenda van de bijeenkomst", "The session's agenda") }
}

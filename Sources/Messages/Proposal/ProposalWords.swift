import Communities

/// The question to the core who facilitates a session and what it is about, in the words of a language.
struct ProposalWords {
    let language: Language

    private func say(_ nl: String, _ en: String) -> String { language.say(nl, en) }

    /// For the subject: `wie begeleidt? …`.
    func subject(_ gaps: [SessionGap.Kind]) -> String {
        gaps.contains(.facilitator)
            ? say("wie begeleidt?", "who facilitates?")
            : say("onderwerp gezocht voor", "a topic for")
    }

    /// The first sentence.
    func lead(_ gaps: [SessionGap.Kind]) -> String {
        switch (gaps.contains(.facilitator), gaps.contains(.topic)) {
        case (true, true):
            say(
                "Deze bijeenkomst heeft nog geen begeleider en geen onderwerp:",
                "This session has no facilitator and no topic yet:")
        case (true, false):
            say(
                "Deze bijeenkomst heeft nog geen begeleider:",
                "This session has no facilitator yet:")
        case (false, _):
            say("Deze bijeenkomst heeft nog geen onderwerp:", "This session has no topic yet:")
        }
    }

    /// Who could facilitate.
    ///
    /// - Parameters:
    ///   - names: who can, the one who is proposed first.
    ///   - isReader: whether that is the reader.
    func facilitator(_ names: [String], isReader: Bool) -> String {
        guard let first = names.first else {
            return say(
                "Begeleiden: volgens de agenda’s kan niemand van de kern of de actieve leden. Ken je iemand van buiten?",
                "Facilitating: by the calendars nobody of the core or the active members can. Do you know somebody from outside?"
            )
        }
        let proposal =
            isReader
            ? say("Voorstel: jij begeleidt.", "Our proposal: you facilitate.")
            : say("Voorstel: \(first) begeleidt.", "Our proposal: \(first) facilitates.")
        let others = names.dropFirst().prefix(3)
        if others.isEmpty { return proposal }
        return proposal
            + say(
                " Volgens de agenda’s kunnen ook: \(others.joined(separator: ", ")).",
                " By the calendars these could as well: \(others.joined(separator: ", ")).")
    }

    /// What the session could be about.
    ///
    /// - Parameters:
    ///   - isQuestion: whether it waits for somebody's question.
    ///   - template: one that needs nobody to prepare a question, and what it is for.
    func topic(isQuestion: Bool, template: (name: String, purpose: String?)?) -> String {
        let question =
            isQuestion
            ? say(
                "Onderwerp: wie heeft een vraag uit de eigen praktijk? Een paar minuten vertellen is genoeg.",
                "Topic: who has a question from their own practice? A few minutes’ telling is enough."
            )
            : say(
                "Onderwerp: waar moet deze bijeenkomst over gaan?",
                "Topic: what should this session be about?")
        guard let template else { return question }
        let purpose =
            template.purpose.map { " (\($0.hasSuffix(".") ? String($0.dropLast()) : $0))" } ?? ""
        return question
            + say(
                " Anders is dit ons voorstel: \(template.name)\(purpose). Daarvoor hoeft niemand een vraag voor te bereiden.",
                " Otherwise this is our proposal: \(template.name)\(purpose). Nobody needs to prepare a question for it."
            )
    }

    /// What happens without an answer, and how to answer.
    ///
    /// - Parameters:
    ///   - deadline: when it goes online, in words.
    ///   - room: the room that comes free.
    func closing(deadline: String?, room: String?) -> [String] {
        var paragraphs: [String] = []
        if let deadline {
            let freed = room.map { say(" en komt \($0) vrij", " and \($0) comes free") } ?? ""
            paragraphs.append(
                say(
                    "Is er \(deadline) nog niets afgesproken, dan wordt het een online bijeenkomst\(freed). Iedereen hoort dat dan één keer.",
                    "If nothing is agreed by \(deadline), it becomes an online session\(freed). Everybody hears that once."
                ))
        }
        paragraphs.append(
            say(
                "Antwoord op dit bericht wat het wordt; de coördinator regelt de rest.",
                "Answer this message with what you choose; the coordinator does the rest."))
        return paragraphs
    }
}

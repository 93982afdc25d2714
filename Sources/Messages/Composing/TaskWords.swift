import Communities
import Meeting

/// What is asked of people with a role, in the words of a language.
struct TaskWords {
    let language: Language

    private func say(_ nl: String, _ en: String) -> String { language.say(nl, en) }

    /// For the subject: `jij begeleidt`.
    func yours(_ roles: [SessionRole]) -> String {
        roles.contains(.facilitator)
            ? say("jij begeleidt", "you facilitate")
            : say("jij brengt de vraag in bij", "you bring the question to")
    }

    /// The first sentence.
    func lead(_ roles: [SessionRole]) -> String {
        roles.contains(.facilitator)
            ? say(
                "Jij begeleidt deze bijeenkomst. Dit heb je ervoor nodig:",
                "You facilitate this session. Here is what you need for it:")
            : say(
                "Deze keer breng jij een vraag uit je eigen praktijk in, een waar je nog geen antwoord op hebt. Een paar minuten vertellen is genoeg.",
                "This time you bring a question from your own practice, one that has no answer yet. A few minutes' telling is enough."
            )
    }

    /// Who does what, what to lay ready, and where the agenda is.
    func closing(
        others: [(SessionRole, String)], bring: [String], hasAgenda: Bool
    ) -> [String] {
        var paragraphs: [String] = []
        if !others.isEmpty {
            paragraphs.append(
                others.map { "\(SessionRoleWords($0, language).name): \($1)" }
                    .joined(separator: ", ") + ".")
        }
        if !bring.isEmpty {
            paragraphs.append(
                say("Klaarleggen: ", "Lay ready: ") + bring.joined(separator: ", ") + ".")
        }
        if hasAgenda {
            paragraphs.append(
                say(
                    "In de bijlage staat je draaiboek, met tijden en tekst om voor te lezen.",
                    "Attached is your script, with times and words to say aloud."))
        }
        paragraphs.append(
            say(
                "Kun je niet? Laat het de coördinator nu weten, dan kan iemand ruilen.",
                "Can't make it? Tell the coordinator now, so that somebody can swap."))
        return paragraphs
    }

    /// For the subject.
    var harvestSubject: String { say("wat nemen jullie mee?", "what do you take away?") }

    /// The first sentence.
    var harvestLead: String {
        say(
            "Schrijf kort op wat deze bijeenkomst opleverde, nu het nog vers is:",
            "Write down briefly what this session left, while it is fresh:")
    }

    /// How to hand it in.
    func harvestClosing(_ session: SessionID) -> [String] {
        [
            say(
                "Wat leerden jullie? Welke vraag bleef open? Wat spraken jullie af, wie doet het, en wanneer? Wat gaan jullie proberen?",
                "What did you learn? Which question stays open? What did you agree, who does it, and by when? What will you try?"
            ),
            say(
                "Een regel per punt is genoeg: antwoord op dit bericht, of geef het door met kring harvest \(session). De volgende bijeenkomst opent ermee.",
                "A line for each is enough: answer this message, or pass it on with kring harvest \(session). The next session opens with it."
            ),
        ]
    }

    /// For the link.
    var more: String { say("De agenda van de bijeenkomst", "The session's agenda") }
}

import Communities
import Meeting

/// What people with a role have to prepare, in the words of a language.
struct TurnWords {
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
}

package import App
package import Communities

/// What became of an answer to an invitation, for people.
package struct AnswerText {
    private let language: Language

    package init(_ language: Language) { self.language = language }

    package func text(_ entry: RecordAnswers.Entry) -> String {
        let who = entry.person?.rawValue ?? entry.address
        let sessions = entry.sessions.map(\.rawValue).joined(separator: ", ")
        let text = text(entry, who: who, sessions)
        return entry.comment.map { "\(text)\n  “\($0.replacing("\n", with: " "))”" } ?? text
    }

    private func text(_ entry: RecordAnswers.Entry, who: String, _ sessions: String) -> String {
        switch entry.outcome {
        case .recorded: return recorded(entry.answer, who, sessions)
        case .proposed:
            let (start, end) = (entry.start ?? "", entry.end ?? "")
            return language.say(
                "\(who) stelt voor \(sessions) een andere tijd voor: \(start) tot \(end)",
                "\(who) proposes another time for \(sessions): \(start) to \(end)")
                + language.say("\n  aannemen: ", "\n  accept:  ")
                + "kring move \(sessions) --to \"\(start.prefix(10)) \(start.dropFirst(11).prefix(5))\""
                + language.say("\n  afwijzen: ", "\n  decline: ")
                + "kring invitation \(sessions) --for \(who) --decline-counter"
        case .outdated:
            return language.say(
                "\(who) antwoordde op een tijd die voor \(sessions) niet meer geldt; niet bewaard. Vraag het opnieuw: ",
                "\(who) answered to a time that \(sessions) no longer has; not kept. Ask again: ")
                + "kring invitation \(sessions) --for \(who)"
        case .stale:
            return language.say(
                "\(who) antwoordde later al anders voor \(sessions); dit oudere antwoord is niet bewaard",
                "\(who) has answered otherwise for \(sessions) since; this older answer was not kept"
            )
        case .past:
            return language.say(
                "\(sessions) is voorbij; wie er was, houden we niet bij, dus het antwoord van \(who) is niet bewaard",
                "\(sessions) is over; who was there is not kept, and so neither is \(who)'s answer")
        case .ahead:
            return language.say(
                "\(who) antwoordde op een versie van \(sessions) die nooit is verstuurd; niet bewaard",
                "\(who) answered to a version of \(sessions) that was never sent; not kept")
        case .foreign:
            return language.say(
                "het antwoord van \(who) noemt een andere organisator dan wij, of geen; niet bewaard",
                "the answer of \(who) names another organiser than us, or none; not kept")
        case .asked:
            return language.say(
                "\(who) vraagt de uitnodiging opnieuw: ", "\(who) asks for the invitation again: ")
                + "kring invitation \(sessions) --for \(who)"
        case .unknown where entry.person == nil:
            return language.say(
                "niemand in de lijst van mensen heeft het adres \(entry.address); niet bewaard",
                "nobody in the list of people has the address \(entry.address); not kept")
        case .unknown:
            return language.say(
                "\(who) heeft zo'n bijeenkomst niet; niet bewaard",
                "\(who) has no such session; not kept")
        }
    }

    private func recorded(_ answer: Answer?, _ who: String, _ sessions: String) -> String {
        switch answer {
        case .yes: language.say("\(who) komt naar \(sessions)", "\(who) comes to \(sessions)")
        case .no:
            language.say("\(who) komt niet naar \(sessions)", "\(who) does not come to \(sessions)")
        case .maybe:
            language.say(
                "\(who) komt misschien naar \(sessions)", "\(who) may come to \(sessions)")
        case nil:
            language.say("\(who) antwoordde voor \(sessions)", "\(who) answered for \(sessions)")
        }
    }
}

import Communities
import Feeds
import Season
import Workplace

/// What became of a decision, for the terminal.
struct DecisionText {
    let style: Style
    let isRehearsal: Bool
    let language: Language

    /// The outcome in lines.
    func text(_ outcome: DecisionOutcome) -> String {
        let isRefused = !outcome.collisions.isEmpty && !outcome.isForced
        return (isRefused ? refused(outcome) : settled(outcome)).joined(separator: "\n")
    }

    private func refused(_ outcome: DecisionOutcome) -> [String] {
        var lines = [
            style.bold(outcome.session.rawValue) + "  \(outcome.words)",
            style.red(
                language.say(
                    "kan niet; er is niets veranderd:", "not possible; nothing has changed:")),
        ]
        let isMixed = outcome.collisions.contains { $0.isFact }
        lines += outcome.collisions.map {
            "  - \($0.words)"
                + (isMixed && !$0.isFact
                    ? style.dim(language.say("  (een wens)", "  (a wish)")) : "")
        }
        if !outcome.possibilities.isEmpty {
            lines.append(
                language.say(
                    "het dichtst in de buurt kan wel:", "the nearest places that are possible:"))
            lines += outcome.possibilities.map { place in
                "  \(place.words)\n" + style.dim("      \(command(outcome, place))")
            }
        }
        if outcome.canBeForced {
            lines.append(
                language.say(
                    "met --force gaat het toch: wat in de weg staat is een wens, geen feit",
                    "--force does it all the same: what stands in the way is a wish, no fact"))
        }
        return lines
    }

    private func settled(_ outcome: DecisionOutcome) -> [String] {
        var lines = [
            style.bold(outcome.session.rawValue) + "  \(outcome.words)"
        ]
        if !outcome.collisions.isEmpty {
            lines.append(language.say("opzij gezet met --force:", "set aside by --force:"))
            lines += outcome.collisions.map { "  - \($0.words)" }
        }
        let others = outcome.changes.filter { $0.id != outcome.session }
        if !others.isEmpty {
            lines.append(language.say("verandert mee:", "changes with it:"))
            lines += others.map { "  \($0.id.rawValue.padding(to: 26))  \($0.words)" }
        }
        lines += people(outcome)
        if let draft = outcome.staleDraft {
            lines.append(
                language.say(
                    "conceptrooster \(draft) \(isRehearsal ? "zou niet meer tellen" : "telt niet meer"): dit staat er niet in; maak een nieuw met kring plan",
                    "draft \(draft) \(isRehearsal ? "would no longer count" : "no longer counts"): it does not know of this; make a new one with kring plan"
                ))
        }
        if isRehearsal {
            lines.append(
                language.say(
                    "er is niets veranderd: dit was een proef",
                    "nothing has changed: this was a rehearsal"))
        } else if outcome.plan != nil {
            let verb: String =
                switch outcome.decision {
                case .moved: language.say("verplaatst", "moved")
                case .cancelled: language.say("afgezegd", "cancelled")
                case .skipped: language.say("overgeslagen", "left out")
                case .restored: language.say("teruggezet", "restored")
                }
            let files = outcome.filesWritten
            lines.append(
                language.say(
                    "\(verb) en gepubliceerd: \(count(files, "bestand", "bestanden")) geschreven; "
                        + "elk later rooster houdt het zo (kring unpin \(outcome.session) neemt dat terug)",
                    "\(verb) and published: \(count(files, "file")) written; "
                        + "every later plan keeps it (kring unpin \(outcome.session) takes that back)"
                ))
        } else {
            lines.append(
                language.say("bewaard voor de volgende kring plan", "kept for the next kring plan"))
        }
        return lines
    }

    private func people(_ outcome: DecisionOutcome) -> [String] {
        guard !outcome.people.isEmpty else { return [] }
        let many = outcome.people.count
        var lines = [
            language.say(
                "dit gaat \(count(many, "persoon", "mensen")) aan:",
                "touches \(count(many, "person", "people")):")
        ]
        let indent = String(repeating: " ", count: 14)
        for level in [Participation.core, .active, .peripheral] {
            let names = outcome.people.filter { $0.level == level }.map(\.name)
            if !names.isEmpty {
                lines.append(
                    wrapped(names, "  \(word(level).padding(to: 10))  ", indent))
            }
        }
        let away = outcome.people.filter { !$0.canCome }.map(\.name)
        if !away.isEmpty, outcome.decision.isHeld {
            lines.append(
                wrapped(
                    away, style.yellow(language.say("  kan niet    ", "  cannot come ")), indent))
        }
        return lines
    }

    private func word(_ level: Participation) -> String {
        switch level {
        case .core: language.say("kern", "core")
        case .active: language.say("doet mee", "active")
        case .peripheral: language.say("volgt mee", "peripheral")
        }
    }

    private func command(
        _ outcome: DecisionOutcome, _ place: DecisionOutcome.Possibility
    ) -> String {
        let verb = outcome.decision == .restored ? "restore" : "move"
        let room = place.room.map {
            "--room \($0)" + (place.mode == .hybrid ? " --mode hybrid" : "")
        }
        return "kring \(verb) \(outcome.session) --to \"\(place.to)\" \(room ?? "--online")"
    }
}

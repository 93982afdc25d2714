import Communities
import Feeds
import Season
import Workplace

/// What became of a decision, for the terminal.
struct DecisionText {
    let style: Style
    let isRehearsal: Bool

    /// The outcome in lines.
    func text(_ outcome: DecisionOutcome) -> String {
        let isRefused = !outcome.collisions.isEmpty && !outcome.isForced
        return (isRefused ? refused(outcome) : settled(outcome)).joined(separator: "\n")
    }

    private func refused(_ outcome: DecisionOutcome) -> [String] {
        var lines = [
            style.bold(outcome.session.rawValue) + "  \(outcome.words)",
            style.red("not possible; nothing has changed:"),
        ]
        let isMixed = outcome.collisions.contains { $0.isFact }
        lines += outcome.collisions.map {
            "  - \($0.words)" + (isMixed && !$0.isFact ? style.dim("  (a wish)") : "")
        }
        if !outcome.possibilities.isEmpty {
            lines.append("the nearest places that are possible:")
            lines += outcome.possibilities.map { place in
                "  \(place.words)\n" + style.dim("      \(command(outcome, place))")
            }
        }
        if outcome.canBeForced {
            lines.append("--force does it all the same: what stands in the way is a wish, no fact")
        }
        return lines
    }

    private func settled(_ outcome: DecisionOutcome) -> [String] {
        var lines = [
            style.bold(outcome.session.rawValue) + "  \(outcome.words)"
        ]
        if !outcome.collisions.isEmpty {
            lines.append("set aside by --force:")
            lines += outcome.collisions.map { "  - \($0.words)" }
        }
        let others = outcome.changes.filter { $0.id != outcome.session }
        if !others.isEmpty {
            lines.append("changes with it:")
            lines += others.map { "  \($0.id.rawValue.padding(to: 26))  \($0.words)" }
        }
        lines += people(outcome)
        if let draft = outcome.staleDraft {
            lines.append(
                "draft \(draft) \(isRehearsal ? "would no longer count" : "no longer counts"): it does not know of this; make a new one with kring plan"
            )
        }
        if isRehearsal {
            lines.append("nothing has changed: this was a rehearsal")
        } else if outcome.plan != nil {
            let verb: String =
                switch outcome.decision {
                case .moved: "moved"
                case .cancelled: "cancelled"
                case .skipped: "left out"
                case .restored: "restored"
                }
            lines.append(
                "\(verb) and published: \(count(outcome.filesWritten, "file")) written; "
                    + "every later plan keeps it (kring unpin \(outcome.session) takes that back)")
        } else {
            lines.append("kept for the next kring plan")
        }
        return lines
    }

    private func people(_ outcome: DecisionOutcome) -> [String] {
        guard !outcome.people.isEmpty else { return [] }
        var lines = ["touches \(count(outcome.people.count, "person", "people")):"]
        let indent = String(repeating: " ", count: 14)
        for level in [Participation.core, .active, .peripheral] {
            let names = outcome.people.filter { $0.level == level }.map(\.name)
            if !names.isEmpty {
                lines.append(
                    wrapped(names, "  \(level.rawValue.padding(to: 10))  ", indent))
            }
        }
        let away = outcome.people.filter { !$0.canCome }.map(\.name)
        if !away.isEmpty, outcome.decision.isHeld {
            lines.append(wrapped(away, style.yellow("  cannot come "), indent))
        }
        return lines
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

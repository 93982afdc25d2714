import App
import CivilTime
import Communities
import Feeds
import Season
import Workplace

/// Sessions as a table for the terminal: a heading per month, a row per session.
struct Timetable {
    let style: Style
    let language: Language

    /// The plan's timetable, how good it is, and what it would change.
    func text(_ outcome: PlanOutcome) -> String {
        var lines = [text(outcome.sessions), ""]
        if outcome.hard > 0 {
            lines.append(
                style.red(
                    language.say(
                        "\(count(outcome.hard, "harde regel", "harde regels")) overtreden:",
                        "\(count(outcome.hard, "hard rule")) broken:")))
            lines += outcome.hardRules.sorted { $0.key < $1.key }
                .map { "  \($0.key.padding(to: 14))  \($0.value)" }
            lines += outcome.troubles.map { "  \($0)" }
        }
        let rules = outcome.softRules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        lines.append(
            style.bold(language.say("kosten \(outcome.soft)", "cost \(outcome.soft)"))
                + language.say(", bewezen ondergrens ", ", proved lower bound ")
                + "\(outcome.bound)"
                + (outcome.soft > 0
                    ? language.say(
                        " (verschil \(outcome.gapPercent) %)", " (gap \(outcome.gapPercent) %)")
                    : "")
                + language.say(
                    ", \(outcome.steps) stappen, seed ", ", \(outcome.steps) steps, seed ")
                + "\(outcome.seed)")
        if !rules.isEmpty { lines.append(style.dim("  " + rules)) }
        if outcome.isFirst {
            let number = outcome.sessions.count
            lines.append(
                language.say(
                    "van periode \(outcome.season) is nog niets gepubliceerd: alle \(number) bijeenkomsten zijn nieuw",
                    "nothing of season \(outcome.season) is published yet: all \(number) sessions are new"
                ))
        } else {
            lines += differences(outcome)
        }
        if let explanation = outcome.explanation { lines += ["", explanation.text(language)] }
        return lines.joined(separator: "\n")
    }

    /// What a plan would change: by community, then session by session with the reason.
    func differences(_ outcome: PlanOutcome) -> [String] {
        guard !outcome.differences.isEmpty else {
            return [
                language.say(
                    "geen verschil met wat gepubliceerd is",
                    "no difference with what is published")
            ] + standing(outcome)
        }
        let many = outcome.differences.count
        var lines = [
            style.bold(
                language.say(
                    count(many, "verschil", "verschillen"), count(many, "difference")))
                + language.say(
                    " met wat gepubliceerd is, voor \(people(outcome.peopleTouched)):",
                    " with what is published, touching \(people(outcome.peopleTouched)):")
        ]
        lines += table(outcome.communities)
        let width = min(30, outcome.differences.map(\.id.rawValue.count).max() ?? 0)
        let isOnlyText = { (one: SessionChange) in one.change == .changed && one.parts.isEmpty }
        lines += outcome.differences.filter { !isOnlyText($0) }.map { difference in
            "  \(mark(difference.change)) \(difference.id.rawValue.padding(to: width))  \(difference.words)"
                + (difference.why.map {
                    "\n"
                        + style.dim(
                            "    \("".padding(to: width))  \(language.say("want", "because")) \($0)"
                        )
                }
                    ?? "")
        }
        let texts = outcome.differences.count(where: isOnlyText)
        if texts > 0 {
            lines.append(
                language.say(
                    "    en \(count(texts, "bijeenkomst", "bijeenkomsten")) waarvan alleen de agenda of tekst verandert",
                    "    and \(count(texts, "session")) of which only the agenda or text changes"))
        }
        return lines + standing(outcome)
    }

    /// Whom the plan touches, by name: people for whom the same changes stand together.
    func people(_ outcome: PlanOutcome) -> String {
        var order: [[PersonChanges.Change]] = []
        var names: [[PersonChanges.Change]: [String]] = [:]
        for person in outcome.people {
            if names[person.changes] == nil { order.append(person.changes) }
            names[person.changes, default: []].append(person.name)
        }
        let width = min(30, outcome.differences.map(\.id.rawValue.count).max() ?? 0)
        return order.map { changes in
            let group = names[changes, default: []]
            return wrapped(group, style.bold("\(people(group.count)): "), "  ")
                + "\n"
                + changes.map {
                    "    \(word($0.change).padding(to: changeWidth))  \($0.session.rawValue.padding(to: width))  \($0.words)"
                }.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    private func table(_ communities: [CommunityChanges]) -> [String] {
        guard !communities.isEmpty else { return [] }
        let width = min(40, communities.map(\.name.count).max() ?? 0)
        func number(_ value: Int, _ heading: String) -> String {
            let text = value == 0 ? "·" : String(value)
            return String(repeating: " ", count: max(0, heading.count + 2 - text.count)) + text
        }
        let headings =
            language == .nl
            ? ["tijd", "zaal", "vorm", "vervalt", "nieuw", "mensen"]
            : ["moved", "room", "mode", "cancelled", "added", "people"]
        var lines = [
            "  " + "".padding(to: width) + style.dim(headings.map { "  \($0)" }.joined())
        ]
        for one in communities {
            let values = [one.moved, one.room, one.mode, one.cancelled, one.added, one.people]
            lines.append(
                "  \(one.name.padding(to: width))"
                    + zip(values, headings).map(number).joined())
        }
        return lines + [""]
    }

    private func standing(_ outcome: PlanOutcome) -> [String] {
        guard !outcome.standing.isEmpty else { return [] }
        return [
            style.yellow(
                language.say(
                    "te dichtbij om opnieuw te plannen; beslis zelf (kring move, kring cancel):",
                    "too near to be replanned, for a person to decide (kring move, kring cancel):"))
        ]
            + outcome.standing.map { "  \($0)" }
    }

    private func mark(_ change: Publication.Change) -> String {
        switch change {
        case .added, .restored: style.green("+")
        case .cancelled: style.red("-")
        case .moved: style.yellow("~")
        case .changed: " "
        }
    }

    /// The sessions alone.
    func text(_ sessions: [SessionRecord]) -> String {
        let words = DateWords(language)
        let width = min(40, sessions.map(\.title.count).max() ?? 0)
        let idWidth = sessions.map(\.id.rawValue.count).max() ?? 0
        var lines: [String] = []
        var month = (year: 0, month: 0)
        for session in sessions {
            guard let start = OffsetDateTime(session.start)?.local,
                let end = OffsetDateTime(session.end)?.local
            else { continue }
            if (start.date.year, start.date.month) != month {
                month = (start.date.year, start.date.month)
                if !lines.isEmpty { lines.append("") }
                lines.append(style.bold("\(words.month(month.month)) \(month.year)"))
            }
            let place = [session.room?.rawValue, session.link == nil ? nil : "online"]
                .compactMap(\.self).joined(separator: " + ")
            let title =
                session.title.count > width
                ? String(session.title.prefix(width - 1)) + "…" : session.title
            let day = words.short(start.date)
            let row =
                "  \(day.padding(to: 10))  \(start.time)–\(end.time)  \(title.padding(to: width))  "
                + "\(mode(session.mode))  \(place.padding(to: 18))  \(style.dim(session.id.rawValue.padding(to: idWidth)))"
            switch session.status {
            case "cancelled":
                lines.append(style.dim(row + language.say("  vervallen", "  cancelled")))
            case "moved": lines.append(row + style.yellow(language.say("  verplaatst", "  moved")))
            default: lines.append(row)
            }
        }
        return lines.joined(separator: "\n")
    }

    private func mode(_ mode: Mode) -> String {
        let text = language == .nl ? dutch(mode).padding(to: 10) : mode.rawValue.padding(to: 8)
        return switch mode {
        case .physical: text
        case .hybrid: style.cyan(text)
        case .online: style.green(text)
        }
    }

    private func dutch(_ mode: Mode) -> String {
        switch mode {
        case .physical: "in de zaal"
        case .hybrid: "hybride"
        case .online: "online"
        }
    }

    private func people(_ number: Int) -> String {
        language.say(count(number, "persoon", "mensen"), count(number, "person", "people"))
    }

    private func word(_ change: String) -> String {
        Publication.Change(rawValue: change)?.word(language) ?? change
    }

    /// Of the longest word for a change.
    private var changeWidth: Int { language == .nl ? 10 : 9 }
}

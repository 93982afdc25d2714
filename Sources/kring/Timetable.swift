import CivilTime
import Communities
import Feeds
import KringKit

/// Sessions as a table for the terminal: a heading per month, a row per session.
struct Timetable {
    let style: Style

    init(style: Style) { self.style = style }

    /// The plan's timetable, how good it is, and what it would change.
    func text(_ outcome: PlanOutcome) -> String {
        var lines = [text(outcome.sessions), ""]
        if outcome.hard > 0 {
            lines.append(style.red("\(count(outcome.hard, "hard rule")) broken:"))
            lines += outcome.hardRules.sorted { $0.key < $1.key }
                .map { "  \($0.key.padding(to: 14))  \($0.value)" }
            lines += outcome.troubles.map { "  \($0)" }
        }
        let rules = outcome.softRules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        lines.append(
            style.bold("cost \(outcome.soft)")
                + ", proved lower bound \(outcome.bound)"
                + (outcome.soft > 0 ? " (gap \(outcome.gapPercent) %)" : "")
                + ", \(outcome.steps) steps, seed \(outcome.seed)")
        if !rules.isEmpty { lines.append(style.dim("  " + rules)) }
        if outcome.isFirst {
            lines.append("nothing is published yet: all \(outcome.sessions.count) sessions are new")
        } else if outcome.differences.isEmpty {
            lines.append("no difference with what is published")
        } else {
            lines.append(
                style.bold("\(count(outcome.differences.count, "difference"))")
                    + " with what is published, touching \(count(outcome.peopleTouched, "person", "people")):"
            )
            lines += outcome.differences.map { difference in
                "  \(difference.change.rawValue.padding(to: 9))  \(difference.id.rawValue.padding(to: 26))  \(difference.words)"
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The sessions alone.
    func text(_ sessions: [SessionRecord]) -> String {
        let words = DateWords(.en)
        let width = min(40, sessions.map(\.title.count).max() ?? 0)
        let idWidth = sessions.map(\.id.rawValue.count).max() ?? 0
        var lines: [String] = []
        var month = 0
        for session in sessions {
            guard let start = OffsetDateTime(session.start)?.local,
                let end = OffsetDateTime(session.end)?.local
            else { continue }
            if start.date.month != month {
                month = start.date.month
                if !lines.isEmpty { lines.append("") }
                lines.append(style.bold("\(words.month(month)) \(start.date.year)"))
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
            case "cancelled": lines.append(style.dim(row + "  cancelled"))
            case "moved": lines.append(row + style.yellow("  moved"))
            default: lines.append(row)
            }
        }
        return lines.joined(separator: "\n")
    }

    private func mode(_ mode: Mode) -> String {
        let text = mode.rawValue.padding(to: 8)
        return switch mode {
        case .physical: text
        case .hybrid: style.cyan(text)
        case .online: style.green(text)
        }
    }
}

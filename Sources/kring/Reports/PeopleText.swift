import App
import CivilTime
import Communities
import Workplace

/// People and what became of them, in words.
struct PeopleText {
    private let language: Language

    init(_ language: Language) { self.language = language }

    private func say(_ nl: String, _ en: String) -> String { language.say(nl, en) }

    /// A line for each; how many there are last.
    func lines(_ people: [PersonRecord]) -> [String] {
        let widths = (
            people.map(\.id.rawValue.count).max() ?? 0, people.map(\.name.count).max() ?? 0,
            people.map { $0.site?.rawValue.count ?? 0 }.max() ?? 0
        )
        return people.map { person in
            [
                person.id.rawValue.padding(to: widths.0), person.name.padding(to: widths.1),
                (person.site?.rawValue ?? "").padding(to: widths.2),
                listed(person.communities)
                    + (person.isGone
                        ? say("  (staat niet meer in de lijst)", "  (gone from the list)") : ""),
            ].joined(separator: "  ").trimmedEnd
        } + [
            count(people.count, say("mens", "person"), say("mensen", "people"))
        ]
    }

    func lines(_ difference: PeopleDifference) -> [String] {
        guard let since = difference.since else {
            return [
                say(
                    "er is nog geen goede lezing bewaard: kring run en kring publish bewaren er een",
                    "no good reading was kept yet: kring run and kring publish keep one")
            ]
        }
        let local = difference.zone.local(at: since)
        let moment = "\(DateWords(language).long(local.date)) \(local.time)"
        var lines = [say("sinds \(moment)", "since \(moment)")]
        if difference.came.isEmpty, difference.went.isEmpty, difference.changed.isEmpty {
            return [
                lines[0]
                    + say(
                        ": niemand kwam, ging of heet anders",
                        ": nobody came, went or is called otherwise")
            ]
        }
        add(difference.came.map(entry), under: say("kwamen", "came"), to: &lines)
        add(
            difference.went.flatMap { person in
                [entry(person)]
                    + (person.seemsToBe.map { ["  → kring people same \(person.id) \($0)"] } ?? [])
            }, under: say("gingen", "went"), to: &lines)
        add(
            difference.changed.map { person in
                var words: [String] = []
                if let former = person.formerName {
                    words.append(say("heette \(former)", "was called \(former)"))
                }
                if let former = person.formerAddress {
                    words.append("\(former) → \(person.address)")
                }
                return "\(person.id)  \(person.name)" + inCommunities(person.communities) + ": "
                    + words.joined(separator: ", ")
            }, under: say("anders", "changed"), to: &lines)
        return lines
    }

    func lines(_ outcome: RenumberOutcome) -> [String] {
        var lines = [
            outcome.isDone
                ? say(
                    "'\(outcome.old)' is nu '\(outcome.new)'",
                    "'\(outcome.old)' is '\(outcome.new)' now")
                : say(
                    "'\(outcome.old)' wordt '\(outcome.new)'",
                    "'\(outcome.old)' becomes '\(outcome.new)'")
        ]
        lines[0] += say(
            "; \(count(outcome.rows, "rij", "rijen")) van het logboek",
            "; \(count(outcome.rows, "row", "rows")) of the ledger")
        for line in outcome.lines {
            let deed =
                switch line.deed {
                case .written: say("geschreven: '\(outcome.new)'", "written: '\(outcome.new)'")
                case .replace:
                    say("schrijf hier '\(outcome.new)'", "write '\(outcome.new)' here")
                case .remove:
                    say(
                        "haal '\(outcome.old)' hier weg: '\(outcome.new)' staat er ook",
                        "take '\(outcome.old)' out: '\(outcome.new)' stands there too")
                }
            lines.append("\(line.file):\(line.line): \(deed)")
            lines.append("  \(line.text.trimmedStart)")
        }
        if !outcome.isDone { lines.append(say("er is niets gedaan", "nothing was done")) }
        return lines
    }

    private func add(_ entries: [String], under head: String, to lines: inout [String]) {
        guard !entries.isEmpty else { return }
        lines.append("\(head) (\(entries.count { !$0.hasPrefix("  →") })):")
        lines += entries.map { "  \($0)" }
    }

    private func entry(_ person: PeopleDifference.Entry) -> String {
        "\(person.id)  \(person.name)" + inCommunities(person.communities)
    }

    private func inCommunities(_ communities: [CommunityID]) -> String {
        communities.isEmpty ? "" : "  (\(listed(communities)))"
    }

    private func listed(_ communities: [CommunityID]) -> String {
        communities.map(\.rawValue).joined(separator: ", ")
    }
}

extension String {
    fileprivate var trimmedEnd: String {
        String(reversed().drop { $0 == " " }.reversed())
    }

    fileprivate var trimmedStart: String { String(drop { $0 == " " }) }
}

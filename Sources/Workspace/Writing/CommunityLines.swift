package import CivilTime
package import Communities

/// Says in a community's file that it pauses, meets again, ends, or who belongs to it; every other byte stays as it is.
package struct CommunityLines {
    /// The line that says a pause, as a person would write it.
    package static func line(_ pause: CommunityPause) -> String {
        "paused: {from: \(pause.from), until: \(pause.until)\(said(pause.reason))}"
    }

    /// The line that says an end.
    package static func line(_ end: CommunityEnd) -> String {
        "ended: {on: \(end.on)\(end.into.map { ", into: \($0)" } ?? "")\(said(end.reason))}"
    }

    /// The line that says the first day of a community that came out of others.
    package static func line(begun day: CivilDate) -> String { "begun: \(day)" }

    /// The line of a name in all languages.
    package static func line(name: String) -> String { "name: \(quoted(name))" }

    /// The line of who looks after it.
    package static func line(coordinators: [PersonID]) -> String {
        "coordinator: [\(coordinators.map(\.rawValue).joined(separator: ", "))]"
    }

    /// The lines of members, by level.
    package static func lines(_ members: [Member]) -> [String] {
        let levels = Participation.allCases.sorted(by: >).compactMap { level -> String? in
            let people = members.filter { $0.level == level }.map(\.person.rawValue)
            return people.isEmpty ? nil : "  \(level.rawValue): [\(people.joined(separator: ", "))]"
        }
        return ["members:"] + levels
    }

    /// The lines of roles; a role without anybody is left out.
    package static func lines(
        roles: [Role: RoleFilling], _ sessionRoles: [SessionRole: RoleFilling]
    ) -> [String] {
        let fillings =
            roles.map { ($0.key.rawValue, $0.value) }
            + sessionRoles.map { ($0.key.rawValue, $0.value) }
        let lines = fillings.sorted { $0.0 < $1.0 }.compactMap { role, filling -> String? in
            func list(_ people: [PersonID]) -> String {
                let names = people.map(\.rawValue).joined(separator: ", ")
                return people.count == 1 ? names : "[\(names)]"
            }
            switch filling {
            case .people(let people): return people.isEmpty ? nil : "  \(role): \(list(people))"
            case .rotating(let except):
                return except.isEmpty
                    ? "  \(role): rotate" : "  \(role): {not: \(list(except))}"
            }
        }
        return lines.isEmpty ? ["roles: {}"] : ["roles:"] + lines
    }

    /// Whether a text has a key.
    package static func says(_ key: String, in text: String) -> Bool {
        keys(in: text)?.contains(key) == true
    }

    /// A text with other lines for a key that stands in it; `nil` where these would say something else than meant, or
    /// something else would.
    package static func replacing(_ lines: [String], in text: String) -> String? {
        replacing(String((lines.first ?? "").prefix { $0 != ":" }), by: lines, in: text)
    }

    /// A text without a key and all that it says.
    package static func without(_ key: String, in text: String) -> String? {
        replacing(key, by: [], in: text)
    }

    private static func replacing(
        _ key: String, by lines: [String], in text: String
    ) -> String? {
        let ending = text.contains("\r\n") ? "\r\n" : "\n"
        let own = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        guard own.joined(separator: ending) == text,
            let first = own.firstIndex(where: { $0.hasPrefix("\(key):") })
        else { return nil }
        // Comments after it stay.
        let after = (LinesOfKey(first, in: own).last ?? first) + 1
        let changed = (own[..<first].map(String.init) + lines + own[after...].map(String.init))
            .joined(separator: ending)
        let isGone = lines.isEmpty
        guard let all = entries(in: text), let now = entries(in: changed) else { return nil }
        let before = isGone ? all.filter { $0.key.text != key } : all
        guard before.map(\.key.text) == now.map(\.key.text),
            zip(before, now).allSatisfy({ $0.key.text == key || $0.value.isAlike($1.value) })
        else { return nil }
        return changed
    }

    /// A text of a community's file with a line more at its end; `nil` where its key stands there already, or the file is of
    /// another form than keys below each other.
    package static func adding(_ line: String, to text: String) -> String? {
        let key = String(line.prefix { $0 != ":" })
        let ending = text.contains("\r\n") ? "\r\n" : "\n"
        let isEnded = text.last?.isNewline == true
        let changed = text + (isEnded ? "" : ending) + line + ending
        guard let before = keys(in: text), keys(in: changed) == before + [key] else { return nil }
        return changed
    }

    /// The keys of a text, in order; `nil`: it is no map, or no YAML.
    private static func keys(in text: String) -> [String]? {
        entries(in: text)?.compactMap(\.key.text)
    }

    private static func entries(in text: String) -> [YamlTree.Entry]? {
        let log = FaultLog()
        let file = SourceFile(path: "", text: text)
        guard case .map(let entries) = readYaml(file, log: log)?.content, log.faults.isEmpty
        else { return nil }
        return entries
    }

    private static func said(_ reason: String?) -> String {
        guard let reason, !reason.isEmpty else { return "" }
        return ", reason: \(quoted(reason))"
    }

    /// Quoted, so that whatever stands in it is text (YAML 1.2 §7.3.1).
    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            default:
                // Separators of lines end a line of YAML as control characters can.
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator: " "
                default: String(scalar)
                }
            }
        }.joined()
        return "\"\(escaped)\""
    }
}

package import App
package import Communities
import Workplace

/// What the feed doctor found, for people: by severity and rule, then client by client.
package struct CheckupText: Sendable {
    /// The name before every line number.
    private let name: String
    /// Columns of the terminal.
    private let width: Int
    private let isInColor: Bool
    private let language: Language
    /// Places of one rule that are shown.
    private let placesShown = 5

    /// - Parameter width: columns to keep to, at least 60.
    package init(
        name: String, width: Int = 80, inColor isInColor: Bool = false, language: Language = .en
    ) {
        self.language = language
        self.name = name
        self.width = max(60, min(width, 100))
        self.isInColor = isInColor
    }

    /// The whole report; ends with a line feed.
    package func text(_ report: CheckFeed.Report) -> String {
        var blocks: [String] = []
        for severity in ["error", "warning", "note"] {
            var order: [String] = []
            var groups: [String: [CheckFeed.Report.Entry]] = [:]
            for entry in report.findings where entry.severity == severity {
                if groups[entry.rule] == nil { order.append(entry.rule) }
                groups[entry.rule, default: []].append(entry)
            }
            blocks += order.map { block(groups[$0] ?? []) }
        }
        blocks.append(verdict(report))
        return blocks.joined(separator: "\n") + "\n"
    }

    private func block(_ entries: [CheckFeed.Report.Entry]) -> String {
        guard let first = entries.first else { return "" }
        let column = language == .nl ? 14 : 9
        var lines = wrapped("\(first.title) (\(first.rule))", indent: column, width: width)
        lines[0] =
            painted(word(first.severity).padding(to: column), severity: first.severity)
            + lines[0].dropFirst(column)
        for entry in entries.prefix(placesShown) {
            let place = entry.line > 0 ? "\(name):\(entry.line)" : name
            lines += wrapped(
                "\(place)  \(entry.message)", indent: 2, hanging: 4, width: width)
            if !entry.source.isEmpty {
                lines.append("    " + dim(shortened(entry.source, to: width - 4)))
            }
        }
        if entries.count > placesShown {
            let rest = entries.dropFirst(placesShown)
            let numbers = rest.prefix(8).map { String($0.line) }.joined(separator: ", ")
            lines += wrapped(
                language.say(
                    "en nog \(rest.count), op \(rest.count == 1 ? "regel" : "regels") \(numbers)",
                    "and \(rest.count) more, in \(rest.count == 1 ? "line" : "lines") \(numbers)")
                    + (rest.count > 8 ? " …" : ""),
                indent: 2, width: width)
        }
        if !first.remedy.isEmpty {
            lines += wrapped(
                language.say("oplossing: ", "mend: ") + first.remedy, indent: 2, hanging: 8,
                width: width)
        }
        let touched = first.clients.joined(separator: ", ")
        let foot = [first.section, touched].filter { !$0.isEmpty }.joined(separator: "; ")
        if !foot.isEmpty {
            lines += wrapped(foot, indent: 2, hanging: 4, width: width).map { dim($0) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func verdict(_ report: CheckFeed.Report) -> String {
        let counts = ["error", "warning", "note"].compactMap { severity -> String? in
            let count = report.count(severity)
            guard count > 0 else { return nil }
            return words(count, severity)
        }
        var lines = [
            "\(name): "
                + (counts.isEmpty
                    ? language.say("alles klopt", "all is well") : counts.joined(separator: ", "))
        ]
        let pad = (report.clients.map(\.name.count) + [everyClient.count]).max() ?? 0
        func row(_ client: String, _ words: String, _ severity: String?) -> String {
            let blanks = String(repeating: " ", count: pad - client.count)
            return "  \(client)\(blanks)  " + painted(words, severity: severity)
        }
        if report.brokenForAll > 0 {
            lines.append(
                row(
                    everyClient,
                    things(report.brokenForAll)
                        + language.say(
                            report.brokenForAll == 1 ? " kan misgaan" : " kunnen misgaan",
                            " may go wrong"),
                    report.hasErrors ? "error" : "warning"))
        }
        for client in report.clients {
            lines.append(
                client.wrong == 0
                    ? row(client.name, language.say("alles goed", "all well"), nil)
                    : row(
                        client.name,
                        things(client.wrong)
                            + language.say(
                                client.wrong == 1 ? " komt verkeerd over" : " komen verkeerd over",
                                " will show wrong"), "warning"))
        }
        return lines.joined(separator: "\n")
    }

    private var everyClient: String { language.say("elk programma", "every client") }

    private func things(_ number: Int) -> String {
        count(number, language.say("ding", "thing"), language.say("dingen", "things"))
    }

    private func word(_ severity: String) -> String {
        switch severity {
        case "error": language.say("fout", severity)
        case "warning": language.say("waarschuwing", severity)
        case "note": language.say("opmerking", severity)
        default: severity
        }
    }

    private func words(_ number: Int, _ severity: String) -> String {
        let many = ["error": "fouten", "warning": "waarschuwingen", "note": "opmerkingen"]
        return count(
            number, word(severity), language.say(many[severity] ?? severity, severity + "s"))
    }

    private func shortened(_ text: String, to length: Int) -> String {
        text.count > length ? text.prefix(length - 1) + "…" : text
    }

    private func dim(_ text: String) -> String { isInColor ? Paint.dim.painting(text) : text }

    /// Red for errors, yellow for warnings, cyan for notes, green for none.
    private func painted(_ text: String, severity: String?) -> String {
        guard isInColor else { return text }
        let paint: Paint =
            switch severity {
            case "error": .red
            case "warning": .yellow
            case "note": .cyan
            default: .green
            }
        return paint.painting(text)
    }
}

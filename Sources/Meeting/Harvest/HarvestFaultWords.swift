package import Communities
package import Facilitation
package import Workspace

/// Faults of a harvest with their lines and what may have been meant; the sentences are Workspace's.
package struct HarvestFaultWords {
    /// What people call the text: a file's name, or `--add`.
    package let name: String
    package let text: String
    package let people: [Person]

    package init(name: String, text: String, people: [Person]) {
        self.name = name
        self.text = text
        self.people = people
    }

    /// Every fault with its line.
    package func faults(_ faults: [HarvestFault]) -> [Fault] {
        faults.map { fault in
            Fault(
                .harvest(.unread(fault.reason)),
                at: FilePosition(file: name, line: fault.line, column: fault.column),
                source: line(fault.line), suggestion: suggestion(fault.reason))
        }
    }

    /// A number that means nothing where it stands, at its last place in a line.
    package func fault(_ fact: HarvestFact, line number: Int, mark: String) -> Fault {
        let line = line(number)
        let (scalars, wanted) = (Array(line.unicodeScalars), Array(mark.unicodeScalars))
        let last = max(0, scalars.count - wanted.count)
        let start = (0...last).last { scalars[$0...].starts(with: wanted) } ?? 0
        return Fault(
            .harvest(fact), at: FilePosition(file: name, line: number, column: start + 1),
            source: line)
    }

    /// That a line cannot be for everybody, at the word that says it.
    package func cannotBeOpened(_ session: SessionID, line number: Int) -> Fault {
        let line = line(number).lowercased()
        let mark = HarvestReader.openings.first { line.contains($0) } ?? ""
        // Lower case has other places only for letters that no such word has.
        let written = self.line(number).split(separator: " ").last {
            $0.lowercased().contains(mark)
        }
        return fault(
            .cannotBeOpened(session), line: number, mark: written.map(String.init) ?? mark)
    }

    /// The text of a line, by the reader's lines: neither a byte order mark nor other line breaks count.
    private func line(_ number: Int) -> String {
        let scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
        let lines = String(scalars).replacing("\r\n", with: "\n")
            .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
        return lines.indices.contains(number - 1) ? String(lines[number - 1]) : ""
    }

    private func suggestion(_ reason: HarvestFault.Reason) -> String? {
        switch reason {
        case .unknownKind(let word): word.flatMap { didYouMean($0, among: Self.kinds) }
        case .unknownPerson(let name): didYouMean(name, among: people.map(\.id.rawValue))
        default: nil
        }
    }

    private static let kinds = [
        "insight", "inzicht", "question", "vraag", "action", "actie", "experiment", "challenge",
        "uitdaging",
    ]
}

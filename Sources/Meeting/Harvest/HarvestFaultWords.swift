package import Communities
package import Facilitation
package import Workspace

/// Faults of a harvest in words, with their lines.
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

    /// Every fault with its line, a caret, and what would be right.
    package func faults(_ faults: [HarvestFault]) -> [Fault] {
        return faults.map { fault in
            let (message, expected, suggestion) = words(fault.reason)
            return Fault(
                severity: .error, rule: rule(fault.reason),
                place: Place(file: name, line: fault.line, column: fault.column),
                source: line(fault.line),
                message: message, expected: expected, suggestion: suggestion)
        }
    }

    /// A number that means nothing where it stands, at its last place in a line.
    package func fault(line number: Int, mark: String, _ message: String, expected: String) -> Fault
    {
        let line = line(number)
        let (scalars, wanted) = (Array(line.unicodeScalars), Array(mark.unicodeScalars))
        let last = max(0, scalars.count - wanted.count)
        let start = (0...last).last { scalars[$0...].starts(with: wanted) } ?? 0
        return Fault(
            severity: .error, rule: .wrongValue,
            place: Place(file: name, line: number, column: start + 1), source: line,
            message: message, expected: expected)
    }

    /// The text of a line, by the reader's lines: neither a byte order mark nor other line breaks count.
    private func line(_ number: Int) -> String {
        let scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
        let lines = String(scalars).replacing("\r\n", with: "\n")
            .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
        return lines.indices.contains(number - 1) ? String(lines[number - 1]) : ""
    }

    private func rule(_ reason: HarvestFault.Reason) -> FaultRule {
        switch reason {
        case .unknownPerson, .severalPeople: .unknownPerson
        case .tooLong, .tooMany: .fileTooLarge
        default: .wrongValue
        }
    }

    private func words(
        _ reason: HarvestFault.Reason
    ) -> (message: String, expected: String?, suggestion: String?) {
        switch reason {
        case .unknownKind(let word):
            let near = word.flatMap { word in
                didYouMean(
                    word,
                    among: [
                        "insight", "inzicht", "question", "vraag", "action", "actie",
                        "experiment", "challenge", "uitdaging",
                    ])
            }
            return (
                "nothing tells what this line is",
                "'! insight', '? question', '- [ ] action', 'experiment: …' or 'challenge: …' in front, "
                    + "or a heading such as '## Actions' above", near
            )
        case .nothingSaid(let kind):
            return ("\(kind.withArticle(.en)) that says nothing", "a text", nil)
        case .unknownPerson(let name):
            let known = people.map(\.id.rawValue)
            return (
                "there is nobody '\(name)' in people.csv",
                "an identifier of people.csv, or \\@ where no person is meant",
                didYouMean(name, among: known)
            )
        case .severalPeople(let name, let candidates):
            return (
                "several people are called \(name)", candidates.joined(separator: " or "), nil
            )
        case .secondOwner(let name):
            return (
                "'@\(name)' would be a second owner",
                "one owner; name others in the text, as \\@\(name)", nil
            )
        case .secondNumber(let number):
            return ("'\(number)' is a second number", "one number, or \\\(number) in the text", nil)
        case .noDay(let text):
            return (
                text.isEmpty ? "the day is missing" : "'\(text)' is no day",
                "a day such as 2027-04-20 or 20 april", nil
            )
        case .tooLong:
            return (
                "this text is longer than \(HarvestItem.longest) characters",
                "the point of it; the rest belongs in a document", nil
            )
        case .tooMany:
            return (
                "this is number \(HarvestReader.most + 1)", "at most \(HarvestReader.most) things",
                nil
            )
        }
    }
}

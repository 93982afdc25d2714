import CivilTime
public import Communities

/// Writes what `HarvestReader` reads: a line a thing, with its number.
public struct HarvestWriter: Sendable {
    private let language: Language

    /// In that language.
    public init(_ language: Language) { self.language = language }

    /// One line, without a line break; read again it is the same thing.
    public func line(_ read: ReadHarvest) -> String {
        line(read.item, number: read.number, votes: read.votes)
    }

    /// One line, without a line break; read again it is the same thing.
    public func line(_ item: HarvestItem, number: Int? = nil, votes: [PersonID] = []) -> String {
        let kind = item.kind
        var line = HarvestVocabulary.head(kind, item.state, language)
        line += escaped(item.text, .trying, kind)
        if let day = item.due, kind == .action {
            line += endsBeforeDay(item.text) ? " (\(day))" : " \(day)"
        }
        if let expectation = item.expectation {
            line += " / " + HarvestVocabulary.expecting(language)
            line += escaped(expectation, .expecting, kind)
        }
        if let day = item.due, kind == .experiment {
            line += " / " + HarvestVocabulary.lookingAgain(language) + "\(day)"
        }
        if let outcome = item.outcome {
            line += " / " + HarvestVocabulary.outcome(kind, language)
            line += escaped(outcome, .outcome, kind)
        }
        if let owner = item.owner { line += " @\(owner)" }
        if let source = item.source { line += " <#\(source)" }
        if item.isPublic { line += " " + HarvestVocabulary.opening(language) }
        if kind == .challenge { line += votes.map { " +\($0)" }.joined() }
        if let number { line += " #\(number)" }
        return line
    }

    /// `op 2027-03-01` takes the word before the day with it; `op (2027-03-01)` does not.
    private func endsBeforeDay(_ text: String) -> Bool {
        let last = text.split(separator: " ").last.map { folded(String($0)) } ?? ""
        let bare = last.filter { !"(),.;".contains($0) }
        return HarvestVocabulary.beforeDay.contains(bare)
    }

    /// The text with a backslash before every character that would mean something where it stands.
    private func escaped(
        _ text: String, _ part: HarvestVocabulary.Part, _ kind: HarvestKind
    ) -> String {
        // Columns are of no use here.
        var noted = text.unicodeScalars.map { NotedScalar(scalar: $0, line: 1, column: 1) }
        takeMeaningFromHead(&noted, part, kind)
        for index in noted.indices where HarvestParts.separates(noted[index]) {
            if HarvestParts.label(noted[(index + 1)...].trimmed, kind) != nil {
                noted[index].isLiteral = true
            }
        }
        let manner = HarvestTail.Manner(
            kind: kind, allowsDay: kind.hasDay && part != .outcome,
            reference: HarvestWriter.anyDay)
        while let (_, start) = HarvestTail.last(of: noted[...], manner),
            let index = noted[start...].firstIndex(where: { noted in
                !noted.isLiteral && noted.scalar.isASCII && !noted.isBlank
                    && !noted.scalar.properties.isAlphabetic
            })
        {
            noted[index].isLiteral = true
        }
        var line = String.UnicodeScalarView()
        for character in noted {
            if character.isLiteral || character.scalar == "\\" { line.append("\\") }
            line.append(character.scalar)
        }
        return String(line)
    }

    private static let anyDay = CivilDate(daysSinceEpoch: 20_000)

    private func takeMeaningFromHead(
        _ noted: inout [NotedScalar], _ part: HarvestVocabulary.Part, _ kind: HarvestKind
    ) {
        // What is tried or expected stands after its own words, which are taken once.
        if part == .outcome || kind == .experiment {
            if noted.first?.scalar == ":" { noted[0].isLiteral = true }
            return
        }
        if let first = noted.first, "![?#-*+:☐☑☒".unicodeScalars.contains(first.scalar) {
            noted[0].isLiteral = true
        }
        if let (_, rest) = HarvestHead.word(noted[...]) {
            let colon = noted[..<rest.startIndex].lastIndex { $0.scalar == ":" }
            if let colon { noted[colon].isLiteral = true }
        }
    }
}

/// The parts of what is said of one thing: what is tried, expected, when it is looked at again, what came of it.
struct HarvestParts {
    /// In the order of the line.
    let parts: [(part: HarvestVocabulary.Part, text: NotedText)]

    /// A part begins after a `/`, a stop or a line end, where its words follow; everything else is text.
    init(_ body: NotedText, of kind: HarvestKind) {
        var parts: [(HarvestVocabulary.Part, NotedText)] = []
        var part = HarvestVocabulary.Part.trying
        var start = body.startIndex
        if kind == .experiment, let (first, rest) = HarvestParts.label(body.trimmed, kind) {
            part = first
            start = rest.startIndex
        }
        var index = start
        while index < body.endIndex {
            if HarvestParts.separates(body[index]),
                let (next, rest) = HarvestParts.label(body[(index + 1)...].trimmed, kind)
            {
                parts.append((part, body[start..<index].trimmed))
                part = next
                start = rest.startIndex
                index = rest.startIndex
            } else {
                index += 1
            }
        }
        parts.append((part, body[min(start, body.endIndex)...].trimmed))
        self.parts = parts
    }

    /// Whether a part may begin after it.
    static func separates(_ noted: NotedScalar) -> Bool {
        !noted.isLiteral && "/;|,.\n".unicodeScalars.contains(noted.scalar)
    }

    /// The part whose words a text begins with, and the text after them.
    static func label(
        _ text: NotedText, _ kind: HarvestKind
    ) -> (part: HarvestVocabulary.Part, rest: NotedText)? {
        for entry in HarvestVocabulary.parts {
            if kind != .experiment, entry.part != .outcome { continue }
            guard var rest = text.after(entry.words)?.trimmed else { continue }
            let hasColon = rest.first?.means(":") == true
            if hasColon { rest = rest.dropFirst().trimmed }
            if hasColon || !entry.needsColon { return (entry.part, rest) }
        }
        return nil
    }
}

/// How a line begins: what it is, and where it stands.
struct HarvestHead {
    /// `nil`: nothing tells.
    var kind: HarvestKind?
    var state: HarvestState = .open
    /// What follows.
    var body: NotedText

    /// In order: a bullet, a box, a mark or word, a box.
    ///
    /// - Parameter section: the kind named by the heading above.
    init(_ line: NotedText, section: HarvestKind?) {
        var text = HarvestHead.withoutBullet(line.trimmed)
        var box = HarvestHead.takeBox(&text)
        let isBoxFirst = box != nil
        if text.first?.means("!") == true {
            kind = .insight
            text = text.dropFirst().trimmed
        } else if text.first?.means("?") == true {
            kind = .question
            text = text.dropFirst().trimmed
        }
        if let (word, rest) = HarvestHead.word(text), kind == nil || kind == word {
            kind = word
            text = rest
        } else if kind == nil, !isBoxFirst, section == nil,
            HarvestParts.label(text, .experiment)?.part == .trying
        {
            kind = .experiment
        }
        if box == nil { box = HarvestHead.takeBox(&text) }
        kind = kind ?? section ?? (isBoxFirst ? .action : nil)
        state = box ?? .open
        body = text
    }

    /// The kind whose word and colon a text begins with.
    static func word(_ text: NotedText) -> (kind: HarvestKind, rest: NotedText)? {
        for entry in HarvestVocabulary.kinds {
            guard let rest = text.after(entry.word)?.trimmed, rest.first?.means(":") == true else {
                continue
            }
            return (entry.kind, rest.dropFirst().trimmed)
        }
        return nil
    }

    /// Whether the line begins as no running text does.
    static func isMarked(_ line: NotedText) -> Bool {
        let text = line.trimmed
        return withoutBullet(text).startIndex != text.startIndex || word(text) != nil
            || text.first?.means("!") == true || text.first?.means("?") == true
            || text.first?.means("[") == true
    }

    private static func withoutBullet(_ text: NotedText) -> NotedText {
        guard let first = text.first, !first.isLiteral else { return text }
        if "-*+•–—".unicodeScalars.contains(first.scalar) {
            let rest = text.dropFirst()
            return rest.first?.isBlank == true ? rest.trimmed : text
        }
        let digits = text.prefix { !$0.isLiteral && ("0"..."9").contains($0.scalar) }
        let rest = text.dropFirst(digits.count)
        guard (1...3).contains(digits.count), let stop = rest.first,
            stop.means(".") || stop.means(")"), rest.dropFirst().first?.isBlank == true
        else { return text }
        return rest.dropFirst().trimmed
    }

    /// `[ ]`, `[x]`, `[-]`, or one of the boxes that people paste.
    private static func takeBox(_ text: inout NotedText) -> HarvestState? {
        guard let first = text.first, !first.isLiteral else { return nil }
        let boxes: [(Unicode.Scalar, HarvestState)] = [("☐", .open), ("☑", .done), ("☒", .done)]
        if let box = boxes.first(where: { $0.0 == first.scalar }) {
            text = text.dropFirst().trimmed
            return box.1
        }
        guard first.scalar == "[", let close = text.prefix(4).firstIndex(where: { $0.means("]") })
        else { return nil }
        let inside = text[(text.startIndex + 1)..<close].trimmed
        let state: HarvestState
        switch inside.string {
        case "": state = .open
        case "x", "X", "v", "V", "✓", "✔": state = .done
        case "-": state = .dropped
        default: return nil
        }
        text = text[(close + 1)...].trimmed
        return state
    }
}

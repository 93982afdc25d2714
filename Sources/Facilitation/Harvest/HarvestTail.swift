import CivilTime

/// What may stand at the end of a text: `@noor`, `2027-03-01`, `<#6`, `+sem`, `#openbaar`, `#12`; in any order, in brackets or before a
/// full stop too.
enum HarvestTail: Hashable {
    case owner(String)
    case day(CivilDate)
    case source(Int)
    case vote(String)
    case number(Int)
    /// Everybody may read it.
    case everybody

    /// Which of them a text can end with.
    struct Manner {
        var kind: HarvestKind
        /// False in what came of something, where a day is part of the story.
        var allowsDay: Bool
        /// A day without a year is the first one on or after this.
        var reference: CivilDate
    }

    /// The last of them and where it begins; `nil` when the text ends otherwise.
    static func last(of text: NotedText, _ manner: Manner) -> (tail: HarvestTail, start: Int)? {
        let tokens = text.tokens
        guard let token = tokens.last else { return nil }
        for candidate in [token, bare(token)] {
            if let tail = read(candidate, manner) { return (tail, token.startIndex) }
        }
        return manner.allowsDay ? day(tokens, manner.reference) : nil
    }

    private static func read(_ token: NotedText, _ manner: Manner) -> HarvestTail? {
        guard let first = token.first, !first.isLiteral else { return nil }
        let rest = token.dropFirst()
        switch first.scalar {
        case "@": return name(rest).map(HarvestTail.owner)
        case "+" where manner.kind == .challenge: return name(rest).map(HarvestTail.vote)
        case "#":
            if HarvestVocabulary.isOpening(rest) { return .everybody }
            return number(rest).map(HarvestTail.number)
        case "<":
            guard rest.first?.means("#") == true else { return nil }
            return number(rest.dropFirst()).map(HarvestTail.source)
        default: return nil
        }
    }

    private static func name(_ text: NotedText) -> String? {
        let isName = text.allSatisfy { noted in
            !noted.isLiteral
                && (noted.scalar.properties.isAlphabetic
                    || "-_.0123456789".unicodeScalars
                        .contains(noted.scalar))
        }
        let startsWithLetter = text.first.map {
            $0.scalar.properties.isAlphabetic || ("0"..."9").contains($0.scalar)
        }
        return isName && startsWithLetter == true ? text.string : nil
    }

    private static func number(_ text: NotedText) -> Int? {
        guard (1...9).contains(text.count),
            text.allSatisfy({ !$0.isLiteral && ("0"..."9").contains($0.scalar) })
        else { return nil }
        return Int(text.string)
    }

    private static func day(
        _ tokens: [NotedText], _ reference: CivilDate
    ) -> (tail: HarvestTail, start: Int)? {
        let last = tokens.suffix(3)
        let words = last.map { token in
            let bare = bare(token)
            // A character that means nothing special belongs to no day.
            return bare.contains(where: \.isLiteral) ? "\0" : folded(bare.string)
        }
        guard let found = HarvestDay(endOf: words, after: reference) else { return nil }
        let first = tokens.count - found.words
        let isInBrackets = tokens[first].first?.means("(") == true
        if !isInBrackets, first > 0 {
            let before = bare(tokens[first - 1])
            if !before.contains(where: \.isLiteral),
                HarvestVocabulary.beforeDay.contains(folded(before.string))
            {
                return (.day(found.day), tokens[first - 1].startIndex)
            }
        }
        return (.day(found.day), tokens[first].startIndex)
    }

    /// A token without the brackets and stops around it.
    private static func bare(_ token: NotedText) -> NotedText {
        func isAround(_ noted: NotedScalar) -> Bool {
            !noted.isLiteral && "(),.;".unicodeScalars.contains(noted.scalar)
        }
        var token = token
        while let first = token.first, isAround(first) { token.removeFirst() }
        while let last = token.last, isAround(last) { token.removeLast() }
        return token
    }
}

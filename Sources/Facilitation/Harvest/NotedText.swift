/// A character of a harvest with its place, and whether a backslash took its meaning away.
struct NotedScalar: Hashable {
    var scalar: Unicode.Scalar
    /// From 1.
    var line: Int
    /// From 1, in Unicode scalars.
    var column: Int
    var isLiteral = false

    var isBlank: Bool { scalar.properties.isWhitespace }

    /// Whether it is that small letter, whatever its case and accent.
    func isLetter(_ letter: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            let isCapital = (0x41...0x5A).contains(scalar.value)
            return scalar.value + (isCapital ? 32 : 0) == letter.value
        }
        return folded(String(scalar)) == String(letter)
    }

    /// Whether it is that mark and means it.
    func means(_ mark: Unicode.Scalar) -> Bool { scalar == mark && !isLiteral }
}

typealias NotedText = ArraySlice<NotedScalar>

extension ArraySlice<NotedScalar> {
    /// The characters alone.
    var string: String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: map(\.scalar))
        return String(scalars)
    }

    /// Without blanks at both ends.
    var trimmed: Self {
        var text = self
        while text.first?.isBlank == true { text.removeFirst() }
        while text.last?.isBlank == true { text.removeLast() }
        return text
    }

    /// The text after a word or words at its beginning, whatever their case and accents; `nil` when it begins otherwise
    /// or the word goes on.
    func after(_ words: String) -> Self? {
        var rest = self
        for wanted in words.unicodeScalars {
            if wanted == " " {
                guard rest.first?.isBlank == true else { return nil }
                while rest.first?.isBlank == true { rest.removeFirst() }
                continue
            }
            guard let next = rest.first, next.isLetter(wanted) else { return nil }
            rest.removeFirst()
        }
        if let next = rest.first, next.scalar.properties.isAlphabetic { return nil }
        return rest
    }

    /// The words between blanks, each with its place in the text.
    var tokens: [Self] {
        split(whereSeparator: \.isBlank)
    }
}

func noted(_ text: String, number: Int) -> [NotedScalar] {
    noted(text.unicodeScalars[...], number: number)
}

/// A line, with backslashes taken out: one before ASCII punctuation, a digit or a box takes the meaning of that character
/// away.
func noted(_ line: String.UnicodeScalarView.SubSequence, number: Int) -> [NotedScalar] {
    var result: [NotedScalar] = []
    var pending: NotedScalar?
    for (index, scalar) in line.enumerated() {
        var next = NotedScalar(scalar: scalar, line: number, column: index + 1)
        if let backslash = pending {
            pending = nil
            if canBeEscaped(scalar) {
                next.isLiteral = true
                result.append(next)
                continue
            }
            result.append(backslash)
        }
        if scalar == "\\" { pending = next } else { result.append(next) }
    }
    if let pending { result.append(pending) }
    return result
}

private func canBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x40, 0x5B...0x60, 0x7B...0x7E, 0x2610...0x2612: true
    default: false
    }
}

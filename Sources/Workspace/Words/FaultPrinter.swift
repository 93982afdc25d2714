package import Communities

/// Writes faults for people: the place, what is wrong, the line with a caret, what would be right.
package struct FaultPrinter: Sendable {
    /// The language of what is written around the faults, and of those that are not in words yet.
    package var language: Language
    /// Put before every file's name, such as `config/`.
    package var folder: String
    /// What makes the words `error` and `warning` and the caret stand out.
    private let painted: @Sendable (String, Fault.Severity) -> String

    /// A folder's slash is added where it is missing.
    ///
    /// - Parameter painted: what makes the words `error` and `warning` and the caret stand out.
    package init(
        _ language: Language, folder: String = "",
        painted: @escaping @Sendable (String, Fault.Severity) -> String = { text, _ in text }
    ) {
        self.language = language
        self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
        self.painted = painted
    }

    /// All faults by file and line, a blank line between them.
    package func text(_ faults: [Fault]) -> String {
        text(faults.map { FaultInWords($0, in: language) })
    }

    /// All faults by file and line, a blank line between them.
    package func text(_ faults: [FaultInWords]) -> String {
        faults.sorted { ($0.position, $0.rule.rawValue) < ($1.position, $1.rule.rawValue) }
            .map(text).joined(separator: "\n")
    }

    /// One fault; ends with a line feed.
    private func text(_ fault: FaultInWords) -> String {
        let position = fault.position
        let word = painted(language.word(fault.severity), fault.severity)
        var lines = [
            "\(folder)\(position.file):\(position.line):\(position.column): "
                + "\(word): \(fault.message)"
        ]
        let number = String(position.line)
        let margin = String(repeating: " ", count: number.count)
        if !fault.source.isEmpty {
            let (shown, column) = excerpt(fault.source, column: position.column)
            lines.append("\(margin) |")
            lines.append("\(number) | \(shown)")
            let indent = String(repeating: " ", count: column - 1)
            lines.append("\(margin) | \(indent)\(painted("^", fault.severity))")
        }
        if let expected = fault.expected {
            lines.append("\(margin)   \(language.expected): \(expected)")
        }
        if let suggestion = fault.suggestion {
            lines.append("\(margin)   \(language.didYouMean) '\(suggestion)'?")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// At most about a hundred scalars of the line around the column; tabs and control characters,
    /// which terminals would obey, become spaces.
    private func excerpt(_ line: String, column: Int) -> (String, Int) {
        var scalars = Array(line.unicodeScalars).map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: return " "
            default: return scalar
            }
        }
        var column = max(1, min(column, scalars.count + 1))
        if column > 80 {
            let cut = column - 40
            scalars = ["…"] + scalars.dropFirst(cut)
            column = column - cut + 1
        }
        if scalars.count > 100 { scalars = scalars.prefix(100) + ["…"] }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return (String(text), column)
    }

}

extension Language {
    fileprivate func word(_ severity: Fault.Severity) -> String {
        switch (self, severity) {
        case (.nl, .error): "fout"
        case (.nl, .warning): "waarschuwing"
        case (.en, .error): "error"
        case (.en, .warning): "warning"
        }
    }

    fileprivate var expected: String {
        switch self {
        case .nl: "goed is"
        case .en: "expected"
        }
    }

    fileprivate var didYouMean: String {
        switch self {
        case .nl: "bedoel je"
        case .en: "did you mean"
        }
    }
}

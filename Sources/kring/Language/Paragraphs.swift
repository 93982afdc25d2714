/// The long explanation of a command, in the reader's language, ready for the parser to wrap at the terminal's width.
func paragraphs(_ dutch: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String
{
    Paragraphs(say(dutch(), english())).text
}

/// Text as it stands in the sources, with its lines put together again.
///
/// The parser wraps every line for itself: prose would be left in stubs, and the explanation beside an example would begin
/// the next line.
private struct Paragraphs {
    /// Columns of a terminal that nobody widened.
    private static let width = 80

    let text: String

    init(_ source: String) {
        let blocks = source.split(separator: "\n", omittingEmptySubsequences: false)
            .split(whereSeparator: \.isEmpty)
        text = blocks.map { Paragraphs.block(Array($0)) }.joined(separator: "\n\n")
    }

    private static func block(_ lines: [Substring]) -> String {
        let isTooWide = lines.contains { $0.hasPrefix("  kring ") && $0.count > width }
        var result = ""
        var prose = false
        for line in lines {
            let isProse = !line.hasPrefix(" ")
            let text = isTooWide ? example(line) : String(line)
            // A heading such as `EXAMPLES` stands by itself.
            result += result.isEmpty ? text : (prose && isProse ? " " : "\n") + text
            prose = isProse && line != line.uppercased()
        }
        return result
    }

    /// An example with its explanation below it.
    private static func example(_ line: Substring) -> String {
        let body = line.drop { $0 == " " }
        guard body.hasPrefix("kring "), let gap = body.firstRange(of: "  ") else {
            return String(line)
        }
        return "  \(body[..<gap.lowerBound])\n      \(body[gap.upperBound...].drop { $0 == " " })"
    }
}

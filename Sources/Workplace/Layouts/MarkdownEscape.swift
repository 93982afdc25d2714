import Mustache

/// Text as Markdown shows it literally: CommonMark §2.4 lets a backslash take any ASCII punctuation's meaning away.
/// GitHub's Markdown strikes out what stands between tildes.
struct MarkdownEscape: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if #"\`*_[]<>#|&~"#.contains(character) { escaped.append("\\") }
            // A line break would end the paragraph, the list item or the table row.
            escaped.append(character.isNewline ? " " : character)
        }
        return escaped
    }

    static func register() { MustacheContentTypes.register(MarkdownEscape(), named: "MARKDOWN") }
}

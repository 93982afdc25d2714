/// A text in lines of at most `width` columns, broken between words and indented; a longer word stands alone.
package func wrapped(
    _ text: String, indent: Int, hanging: Int? = nil, width: Int = 100
) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    let margin = String(repeating: " ", count: hanging ?? indent)
    var isEmpty = true
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
        if !isEmpty, line.count + 1 + word.count > width {
            lines.append(line)
            line = margin
            isEmpty = true
        }
        line += (isEmpty ? "" : " ") + word
        isEmpty = false
    }
    return lines + [line]
}

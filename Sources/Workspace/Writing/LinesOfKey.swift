/// The lines of a key at the left edge of a YAML text, and of what it says.
struct LinesOfKey {
    /// Up to the next key: lines further in, items of a list that are not, and comments after them.
    let end: Int
    /// The last line that says something; `nil`: none below the key does.
    let last: Int?

    /// - Parameter first: the line of the key.
    init(_ first: Int, in lines: [Substring]) {
        let end =
            lines[(first + 1)...].firstIndex { line in
                !line.isEmpty && !line.hasPrefix(" ") && !line.hasPrefix("#")
                    && !line.hasPrefix("- ")
            } ?? lines.endIndex
        self.end = end
        last = (first + 1..<end).last { index in
            let line = lines[index].drop { $0 == " " }
            return !line.isEmpty && !line.hasPrefix("#")
        }
    }
}

/// Names in lines of at most 100 columns: the first after a heading, further lines after an indent.
func wrapped(_ names: [String], _ heading: String, _ indent: String) -> String {
    var lines = [heading]
    // Colour takes no columns; a heading is never wider than this.
    var width = 14
    for (index, name) in names.enumerated() {
        let word = name + (index < names.count - 1 ? "," : "")
        if width + word.count > 100 {
            lines.append(indent)
            width = indent.count
        } else if index > 0 {
            lines[lines.count - 1] += " "
        }
        lines[lines.count - 1] += word
        width += word.count + 1
    }
    return lines.joined(separator: "\n")
}

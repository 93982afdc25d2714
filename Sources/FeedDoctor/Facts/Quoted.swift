/// Something that stands in the file, cut to a length that fits into a message.
func quoted(_ text: some StringProtocol) -> String {
    let cut = text.count > 40 ? String(text.prefix(39)) + "…" : String(text)
    return "'" + String(cut.map { $0.isNewline ? " " : $0 }) + "'"
}

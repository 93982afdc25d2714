/// A text as people compare and search it: lower case, without accents, ligatures as their letters, blanks as one blank.
///
/// `Één geïntegreerde toets` becomes `een geintegreerde toets`. A letter of the Latin script is known by its Unicode name:
/// `LATIN SMALL LETTER E WITH DIAERESIS` is an e. Letters of other scripts only lose their combining marks.
package func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isBlankDue = false
    for scalar in text.unicodeScalars {
        if scalar.properties.isWhitespace {
            isBlankDue = !result.isEmpty
            continue
        }
        let letters = foldedLetters(of: scalar)
        if letters.isEmpty { continue }
        if isBlankDue { result.append(" ") }
        isBlankDue = false
        result.append(contentsOf: letters)
    }
    return String(result)
}

private func foldedLetters(of scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    if scalar.isASCII {
        let isCapital = (0x41...0x5A).contains(scalar.value)
        let small = isCapital ? Unicode.Scalar(scalar.value + 32) : nil
        return String.UnicodeScalarView([small ?? scalar])
    }
    let properties = scalar.properties
    if properties.generalCategory == .nonspacingMark { return String.UnicodeScalarView() }
    if scalar == "ß" || scalar == "ẞ" { return "ss".unicodeScalars }
    if scalar == "\u{2019}" || scalar == "\u{2018}" { return "'".unicodeScalars }
    if let name = properties.name, name.hasPrefix("LATIN "),
        let letters = latinLetters(named: name)
    {
        return letters.lowercased().unicodeScalars
    }
    return properties.lowercaseMapping.unicodeScalars
}

/// `LATIN SMALL LETTER O WITH STROKE` is `O`, `LATIN SMALL LIGATURE OE` is `OE`; `nil` for letters with a name of their own.
private func latinLetters(named name: String) -> Substring? {
    let words = name.split(separator: " ")
    guard let kind = words.firstIndex(where: { $0 == "LETTER" || $0 == "LIGATURE" }),
        words.indices.contains(kind + 1)
    else { return nil }
    let isDotless = words[kind + 1] == "DOTLESS" && words.indices.contains(kind + 2)
    let place = isDotless ? kind + 2 : kind + 1
    let letters = words[place]
    let isWhole = words.count == place + 1 || words[place + 1] == "WITH"
    return letters.utf8.count <= 2 && isWhole ? letters : nil
}

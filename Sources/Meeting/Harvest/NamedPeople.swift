package import Communities
import Facilitation

/// Finds people in what was said, since names of people stand on no knowledge page.
package struct NamedPeople {
    private let people: [Person]
    /// By the first word of their names, in small letters.
    private let byFirstWord: [String: [Person]]
    private let identifiers: Set<String>

    package init(_ people: [Person]) {
        self.people = people
        byFirstWord = Dictionary(grouping: people) { person in
            NamedPeople.words(of: person.name).first.map { person.name[$0].lowercased() } ?? ""
        }
        identifiers = Set(people.map(\.id.rawValue))
    }

    /// The first names of members that stand as words in a text, in the order of the people.
    package func firstNames(in text: String) -> [String] {
        let words = Set(NamedPeople.words(of: text).map { String(text[$0]) })
        var names: [String] = []
        for person in people {
            guard let name = person.name.split(separator: " ").first.map(String.init),
                words.contains(name), !names.contains(name)
            else { continue }
            names.append(name)
        }
        return names
    }

    /// The text with full names and `@identifiers` of people replaced.
    ///
    /// First names alone stay: many are words or other people's names too.
    package func hidden(_ text: String, by word: String) -> String {
        let words = Set(NamedPeople.words(of: text).map { text[$0].lowercased() })
        var names: Set<String> = []
        for word in words { names.formUnion(byFirstWord[word, default: []].map(\.name)) }
        for word in text.lowercased().split(whereSeparator: { $0 == " " || $0 == "@" }) {
            // An identifier may stand before a stop, and may have one itself.
            for end in [word, word.prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }]
            where identifiers.contains(String(end)) { names.insert("@\(end)") }
        }
        // Longer names first, and always in one order.
        return names.sorted { ($1.count, $0) < ($0.count, $1) }.reduce(text) { text, name in
            NamedPeople.replacing(name, in: text, by: word)
        }
    }

    /// The text with another word wherever the name stands as whole words, whatever its case.
    private static func replacing(_ name: String, in text: String, by word: String) -> String {
        let letters = name.map { $0.lowercased() }
        let characters = Array(text)
        let lowered = characters.map { $0.lowercased() }
        var result = ""
        var index = 0
        while index < characters.count {
            let end = index + letters.count
            let isHere =
                end <= lowered.count && lowered[index..<end].elementsEqual(letters)
                && !(index > 0 && isInWord(characters[index - 1]))
                && !(end < lowered.count && isInWord(characters[end]))
            if isHere {
                result += word
                index = end
            } else {
                result.append(characters[index])
                index += 1
            }
        }
        return result
    }

    private static func isInWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "@"
    }

    private static func words(of text: String) -> [Range<String.Index>] {
        var words: [Range<String.Index>] = []
        var start: String.Index?
        for index in text.indices {
            let isLetter = text[index].isLetter || text[index] == "-"
            if isLetter, start == nil { start = index }
            if !isLetter, let from = start {
                words.append(from..<index)
                start = nil
            }
        }
        if let start { words.append(start..<text.endIndex) }
        return words
    }
}

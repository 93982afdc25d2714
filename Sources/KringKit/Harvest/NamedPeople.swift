import Communities
import Facilitation

/// Finds people in what was said, since knowledge pages are public and their names are not.
struct NamedPeople {
    private let people: [Person]

    init(_ people: [Person]) { self.people = people }

    /// The first names of members that stand as words in a text, in the order of the people.
    func firstNames(in text: String) -> [String] {
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
    func hidden(_ text: String, by word: String) -> String {
        var result = text
        for person in people {
            for name in [person.name, "@\(person.id)"] where name.utf8.count > 2 {
                result = NamedPeople.replacing(name, in: result, by: word)
            }
        }
        return result
    }

    private static func replacing(_ name: String, in text: String, by word: String) -> String {
        let (small, wanted) = (text.lowercased(), name.lowercased())
        // Case mapping can change lengths; then places in one say nothing about the other.
        guard small.count == text.count, small.contains(wanted) else { return text }
        var result = ""
        var rest = Array(text)[...]
        let letters = Array(wanted)
        let lowered = Array(small)
        while !rest.isEmpty {
            let end = rest.startIndex + letters.count
            let isHere =
                end <= lowered.count && lowered[rest.startIndex..<end].elementsEqual(letters)
                && !(rest.startIndex > 0 && isInWord(lowered[rest.startIndex - 1]))
                && !(end < lowered.count && isInWord(lowered[end]))
            if isHere {
                result += word
                rest = rest.dropFirst(letters.count)
            } else {
                result.append(rest.removeFirst())
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

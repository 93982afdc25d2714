/// Numbers and ordinals in words and digits: `4th`, `2e`, `eerste`, `three`.
package enum OrdinalText {
    /// Reads `4th session`, `elke 4e sessie`, `4`: every how many.
    package static func every(_ text: String) throws(Misread) -> Int {
        var stream = TokenStream(tokens(of: text))
        _ = stream.takeOne(of: ["every", "elke", "iedere", "each"])
        let found = stream.take { ordinal($0) ?? number($0) }
        _ = stream.takeOne(of: sessionWords)
        guard stream.isAtEnd, let found, (1...200).contains(found) else {
            throw Misread(.notEvery(text))
        }
        return found
    }

    static let sessionWords: Set<String> = [
        "session", "sessions", "sessie", "sessies", "bijeenkomst", "bijeenkomsten", "keer",
        "times", "meeting", "meetings", "time",
    ]

    /// `2nd`, `2e`, `2de`, `second`, `tweede`; −1 for `last`, `laatste`.
    static func ordinal(_ word: String) -> Int? {
        if let known = named[word] { return known }
        let digits = word.prefix { ("0"..."9").contains($0) }
        let ending = word.dropFirst(digits.count)
        guard !digits.isEmpty, digits.count <= 4, let number = Int(digits) else { return nil }
        return ["st", "nd", "rd", "th", "e", "de", "ste"].contains(String(ending)) ? number : nil
    }

    /// `3`, `three`, `drie`.
    static func number(_ word: String) -> Int? {
        if let known = counted[word] { return known }
        guard (1...4).contains(word.utf8.count),
            word.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(word)
    }

    private static let named: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1,
        "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "laatste": -1,
    ]

    private static let counted: [String: Int] = {
        let english = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ]
        let dutch = [
            "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
            "twaalf",
        ]
        var result = ["één": 1]
        for list in [english, dutch] {
            for (index, word) in list.enumerated() { result[word] = index + 1 }
        }
        return result
    }()
}

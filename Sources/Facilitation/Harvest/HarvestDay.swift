import CivilTime

/// A day as people write it: `2027-03-01`, `1-3-2027`, `1/3/2027`, `1 maart 2027`, `March 1`, `1 mrt`.
///
/// A day without a year is the first of that name on or after the reference day.
struct HarvestDay {
    let day: CivilDate
    /// How many of the last words it takes.
    let words: Int

    /// The day at the end of these folded words, the longest reading first; `nil` when they end otherwise.
    init?(endOf words: [String], after reference: CivilDate) {
        for count in stride(from: Swift.min(3, words.count), through: 1, by: -1) {
            if let day = HarvestDay.read(Array(words.suffix(count)), reference) {
                self.day = day
                self.words = count
                return
            }
        }
        return nil
    }

    private static func read(_ words: [String], _ reference: CivilDate) -> CivilDate? {
        switch words.count {
        case 1: return inDigits(words[0])
        case 2, 3:
            let year = words.count == 3 ? number(words[2], digits: 4...4) : nil
            if words.count == 3, year == nil { return nil }
            let pairs = [(words[0], words[1]), (words[1], words[0])]
            for (dayWord, monthWord) in pairs {
                let bare = monthWord.hasSuffix(".") ? String(monthWord.dropLast()) : monthWord
                guard let month = HarvestVocabulary.months.first(where: { $0.name == bare })?.month,
                    let day = number(ordinal(dayWord), digits: 1...2)
                else { continue }
                return year.map { CivilDate(year: $0, month: month, day: day) }
                    ?? next(month: month, day: day, reference)
            }
            return nil
        default: return nil
        }
    }

    private static func inDigits(_ word: String) -> CivilDate? {
        if word.utf8.count == 10, let day = CivilDate(word) { return day }
        for mark: Character in ["-", "/"] {
            let parts = word.split(separator: mark, omittingEmptySubsequences: false)
            guard parts.count == 3, let day = number(parts[0], digits: 1...2),
                let month = number(parts[1], digits: 1...2),
                let year = number(parts[2], digits: 4...4)
            else { continue }
            return CivilDate(year: year, month: month, day: day)
        }
        return nil
    }

    private static func next(month: Int, day: Int, _ reference: CivilDate) -> CivilDate? {
        // 29 February may be eight years away.
        for year in reference.year...(reference.year + 8) {
            if let date = CivilDate(year: year, month: month, day: day), date >= reference {
                return date
            }
        }
        return nil
    }

    /// `1st` and `1e` without their ending.
    private static func ordinal(_ word: String) -> String {
        for ending in ["st", "nd", "rd", "th", "ste", "de", "e"] where word.hasSuffix(ending) {
            return String(word.dropLast(ending.count))
        }
        return word.hasSuffix(",") ? String(word.dropLast()) : word
    }

    private static func number(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(text)
    }
}

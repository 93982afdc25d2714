package import CivilTime

/// Names of weekdays in Dutch and English.
package enum WeekdayText {
    /// `di`, `di.`, `dinsdag`, `dinsdagen`, `Tue`, `Tuesdays`; the word in lower case.
    package static func weekday(_ word: String) -> Weekday? {
        let bare = word.hasSuffix(".") ? String(word.dropLast()) : word
        if let known = names[bare] { return known }
        for ending in ["s", "en"] where bare.count > 6 && bare.hasSuffix(ending) {
            if let known = names[String(bare.dropLast(ending.count))] { return known }
        }
        return nil
    }

    /// All names, for suggestions.
    package static let all = names.keys.sorted()

    private static let names: [String: Weekday] = {
        let lists: [[String]] = [
            ["ma", "di", "wo", "do", "vr", "za", "zo"],
            [
                "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
            ],
            ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
            [
                "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
            ],
        ]
        var names: [String: Weekday] = [
            "tues": .tuesday, "thur": .thursday, "thurs": .thursday,
        ]
        for list in lists {
            for (name, day) in zip(list, Weekday.allCases) { names[name] = day }
        }
        return names
    }()
}

import CivilTime
package import Communities

/// Reads how often and how long a community meets.
///
/// Phrases that people mean in two ways are refused: `biweekly`, `every 2nd Tuesday`, `om de 3 weken`.
package enum RhythmText {
    /// The rhythm in Dutch or English; docs/workspace.md lists the forms.
    ///
    /// `minutes` is the length where the text names none.
    package static func rhythm(_ text: String, minutes: Int) throws(Misread) -> Rhythm {
        let all = tokens(of: text)
        for (index, word) in all.enumerated().dropFirst() where separators.contains(word.text) {
            let rest = all[(index + 1)...]
            let isLength = rest.first.map {
                $0.text.first?.isNumber == true || lengthWords.contains($0.text)
            }
            guard isLength == true || (word.text != "van" && word.text != ",") else { continue }
            let offset = rest.first?.offset ?? word.offset
            do throws(Misread) {
                let length = try LengthText.minutes(
                    rest.map(\.text).joined(separator: " "))
                return Rhythm(cadence: try cadence(Array(all[..<index]), text), minutes: length)
            } catch {
                var error = error
                if case .notLength = error.fact { error.offset = offset }
                throw error
            }
        }
        return Rhythm(cadence: try cadence(all, text), minutes: minutes)
    }

    private static let separators: Set<String> = ["for", "gedurende", "voor", "van", ","]
    private static let lengthWords: Set<String> = [
        "a", "an", "one", "two", "een", "één", "twee", "half", "anderhalf", "pt",
    ]
    private static let every: Set<String> = ["every", "each", "elke", "iedere"]
    private static let week: Set<String> = ["week", "weeks", "weken"]

    private static func cadence(_ all: [Token], _ text: String) throws(Misread) -> Rhythm.Cadence {
        var stream = TokenStream(all.filter { $0.text != "," })
        var found = try weekly(&stream, text)
        if found == nil { found = try monthly(&stream, text) }
        if let found, stream.isAtEnd { return found }
        throw misread(text, all, stream)
    }

    private static func weekly(_ stream: inout TokenStream, _ text: String) throws(Misread)
        -> Rhythm.Cadence?
    {
        let start = stream
        var count: Int?
        if stream.takeOne(of: ["weekly", "wekelijks"]) {
            count = 1
        } else if stream.takeOne(of: ["fortnightly", "tweewekelijks", "veertiendaags"])
            || stream.take("om", "de", "week") || stream.take("every", "other", "week")
        {
            count = 2
        } else if stream.takeOne(of: every) {
            if let day = stream.take(WeekdayText.weekday) { return .weeks(1, on: day) }
            if stream.take("week") {
                count = 1
            } else if let number = stream.take(OrdinalText.number), stream.takeOne(of: week) {
                count = number
            }
        }
        guard let count else {
            stream = start
            return nil
        }
        guard (1...52).contains(count) else {
            throw Misread(.weeksOutOfRange(text))
        }
        guard stream.takeOne(of: ["on", "op"]) else { return .weeks(count, on: nil) }
        return stream.take(WeekdayText.weekday).map { .weeks(count, on: $0) }
    }

    private static func monthly(_ stream: inout TokenStream, _ text: String) throws(Misread)
        -> Rhythm.Cadence?
    {
        let start = stream
        var needsMonth = false
        if stream.takeOne(of: ["monthly", "maandelijks"]) || stream.take("every", "month")
            || stream.take("each", "month") || stream.take("elke", "maand")
            || stream.take("iedere", "maand")
        {
            if stream.isAtEnd { return .monthlyWeek(1) }
            if stream.takeOne(of: ["in"]) {
                _ = stream.takeOne(of: ["the", "de"])
                if let ordinal = stream.take(OrdinalText.ordinal), stream.take("week") {
                    guard (1...4).contains(ordinal) else {
                        throw Misread(.weekNotMonthly(text))
                    }
                    return .monthlyWeek(ordinal)
                }
                return nil
            }
            guard stream.takeOne(of: ["on", "op"]) else { return nil }
        } else {
            needsMonth = stream.takeOne(of: every)
        }
        _ = stream.takeOne(of: ["the", "de"])
        guard let ordinal = stream.take(OrdinalText.ordinal),
            let day = stream.take(WeekdayText.weekday)
        else {
            stream = start
            return nil
        }
        let hasMonth =
            stream.take("of", "the", "month") || stream.take("of", "every", "month")
            || stream.take("of", "each", "month") || stream.take("in", "the", "month")
            || stream.take("van", "de", "maand") || stream.take("van", "elke", "maand")
            || stream.take("van", "iedere", "maand") || stream.take("in", "de", "maand")
            || stream.take("every", "month") || stream.take("elke", "maand")
        if needsMonth, !hasMonth {
            throw Misread(.everyOrdinal(text, ordinal, day))
        }
        guard ordinal == -1 || (1...4).contains(ordinal) else {
            throw Misread(.weekdayNotMonthly(text))
        }
        return .monthly(ordinal: ordinal, weekday: day)
    }

    /// Points at the first word that is in no rhythm, or where reading stopped.
    private static func misread(_ text: String, _ all: [Token], _ stream: TokenStream) -> Misread {
        if ["biweekly", "bi-weekly"].contains(all.first?.text) {
            return Misread(.biweekly(text), suggestion: "every 2 weeks")
        }
        if all.count == 4, all[0].text == "om", all[1].text == "de",
            let count = OrdinalText.number(all[2].text)
        {
            return Misread(.omDe(text, count))
        }
        let strange = all.first { word in
            !vocabulary.contains(word.text) && OrdinalText.ordinal(word.text) == nil
                && OrdinalText.number(word.text) == nil
                && WeekdayText.weekday(word.text) == nil
        }
        guard let strange,
            let near = didYouMean(strange.text, among: vocabulary.sorted() + WeekdayText.all)
        else {
            let stop = strange ?? stream.words.first ?? all.first
            return Misread(.notRhythm(text), offset: stop?.offset ?? 0)
        }
        let mended = tokens(of: text).map { $0 == strange ? near : $0.text }
            .joined(separator: " ").replacing(" ,", with: ",")
        return Misread(.notRhythm(text), suggestion: mended, offset: strange.offset)
    }

    private static let vocabulary: Set<String> = [
        "every", "each", "elke", "iedere", "week", "weeks", "weken", "weekly", "wekelijks",
        "fortnightly", "om", "de", "the", "other", "on", "op", "in", "of", "van", "month", "maand",
        "monthly", "maandelijks", "tweewekelijks", "veertiendaags", ",",
    ]
}

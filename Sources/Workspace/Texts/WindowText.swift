import CivilTime
package import Communities

/// Reads stretches of the week.
package enum WindowText {
    /// `Tue 15:00-17:30`, `ma-vr 9:00-17:30`, `di, do 14.00-16.00`, `Tue and Thu 9-12`,
    /// `werkdagen 9:00 tot 17:00`: one span for each day, in the order written.
    ///
    /// A day without times is not taken for a whole day: in a YAML list, `[di, do 14:00-16:00]` is two
    /// texts, and the first would quietly become a day too much. A whole day is `Tue 0:00-24:00`.
    package static func spans(_ text: String) throws(Misread) -> [WeeklySpan] {
        let all = joined(tokens(of: text))
        guard let firstTime = all.firstIndex(where: { $0.text.first?.isNumber == true }) else {
            throw noTimes(text, all)
        }
        let days = try weekdays(all[..<firstTime], in: text)
        guard !days.isEmpty else {
            throw Misread(.notWindow(text), offset: all[firstTime].offset)
        }
        let (from, to) = try times(Array(all[firstTime...]), in: text)
        return days.map { WeeklySpan(weekday: $0, from: from, to: to) }
    }

    /// Puts `9:00 - 17:30`, `9:00 tot 17:30` and `ma t/m vr` together as `9:00-17:30` and `ma-vr`.
    private static func joined(_ words: [Token]) -> [Token] {
        var result: [Token] = []
        var glue = false
        for word in words {
            let isGlue = ["-", "to", "tot", "t/m", "until", "till", "through", "uur"]
                .contains(word.text)
            if isGlue {
                glue = word.text != "uur"
            } else if glue, let last = result.last {
                result[result.count - 1].text = last.text + "-" + word.text
                glue = false
            } else if word.text.hasPrefix("-"), let last = result.last {
                result[result.count - 1].text = last.text + word.text
            } else {
                glue = word.text.hasSuffix("-")
                result.append(
                    glue ? Token(text: String(word.text.dropLast()), offset: word.offset) : word)
            }
        }
        if glue { result.append(Token(text: "-", offset: words.last?.offset ?? 0)) }
        return result
    }

    private static func weekdays(_ words: ArraySlice<Token>, in text: String) throws(Misread)
        -> [Weekday]
    {
        var days: [Weekday] = []
        for word in words where ![",", "en", "and", "&", "+", "op", "on"].contains(word.text) {
            var named: [Weekday] = []
            if ["weekdays", "werkdagen"].contains(word.text) {
                named = [.monday, .tuesday, .wednesday, .thursday, .friday]
            } else {
                let ends = word.text.split(separator: "-", omittingEmptySubsequences: false)
                let known = ends.map { WeekdayText.weekday(String($0)) }
                guard (1...2).contains(ends.count), let first = known.first ?? nil,
                    let last = known.last ?? nil
                else {
                    let near =
                        ends.count == 1
                        ? didYouMean(word.text, among: WeekdayText.all) : nil
                    throw Misread(
                        .notWeekday(word.text), suggestion: near, offset: word.offset)
                }
                let count = (last.rawValue - first.rawValue + 7) % 7
                named = (0...count).map { first.advanced(by: $0) }
            }
            if let twice = named.first(where: days.contains) {
                throw Misread(.weekdayTwice(word.text, twice), offset: word.offset)
            }
            days += named
        }
        return days
    }

    private static func times(_ words: [Token], in text: String) throws(Misread)
        -> (ClockTime, ClockTime)
    {
        let offset = words.first?.offset ?? 0
        let ends = (words.first?.text ?? "").split(
            separator: "-", omittingEmptySubsequences: false)
        guard words.count == 1, ends.count == 2 else {
            throw Misread(.notOneStretch(text), offset: offset)
        }
        guard let from = clock(String(ends[0])) else {
            throw Misread(.notTime(String(ends[0])), offset: offset)
        }
        guard let to = clock(String(ends[1])) else {
            throw Misread(
                .notTime(String(ends[1])),
                offset: offset + ends[0].unicodeScalars.count + 1)
        }
        guard from < to else {
            throw Misread(.endsBeforeStart(from: from, to: to), offset: offset)
        }
        return (from, to)
    }

    /// `9:00`, `9.00`, `9u`, `9h30`, `9`.
    private static func clock(_ text: String) -> ClockTime? {
        var text = text
        if text.hasSuffix("u") || text.hasSuffix("h") { text.removeLast() }
        guard (1...5).contains(text.utf8.count) else { return nil }
        if text.utf8.count <= 2, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return ClockTime(text + ":00")
        }
        return ClockTime(
            String(text.map { $0 == "." || $0 == "u" || $0 == "h" ? ":" : $0 }))
    }

    private static func noTimes(_ text: String, _ all: [Token]) -> Misread {
        let isDay = all.first.map { WeekdayText.weekday($0.text) != nil } ?? false
        return Misread(isDay ? .noTimes(text) : .notWindow(text))
    }
}

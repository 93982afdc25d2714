import CivilTime
import Communities

extension Misread.Fact: FactInWords {
    var english: FaultSentence {
        switch self {
        case .notCounts(let text):
            not(
                text, "a number of sessions",
                expected: "any, 3, exactly 3, at least 2, at most 3 or 2 to 4"
                    + " (vrij, precies 3, minstens 2, hoogstens 3, 2 tot 4)")
        case .notCount(let text):
            not(text, "a number of sessions", expected: "such as '8 sessions' or '8'")
        case .notDays(let text): not(text, "a number of days", expected: days)
        case .notDaysOfYear(let text):
            not(text, "a number of days within a year", expected: days)
        case .notLength(let text):
            not(
                text, "a length",
                expected: "a length such as 90, 90 min, 1h30, 1:30, 1,5 uur, 2 hours"
                    + " (a bare number is minutes)")
        case .notLengthOfDay(let text):
            not(text, "a length within a day", expected: "1 minute to 24 hours")
        case .notOffset(let text):
            not(
                text, "a time before a session",
                expected: "such as '7 days before', '1 uur van tevoren'")
        case .offsetTooFar(let text):
            not(text, "a time before a session", expected: "at most 366 days before")
        case .notEvery(let text):
            not(text, "a number in a row", expected: "such as '4th session' or '4e sessie'")
        case .notQuietHours(let text):
            not(text, "hours of a day", expected: "such as 21:00-7:30, or none")
        case .notTerm(let text):
            not(
                text, "a term of keeping",
                expected: "such as '90 days', '3 months', '2 years', or 'always'")
        case .termOutOfRange(let text):
            not(text, "a term of keeping", expected: "7 days to 100 years, or 'always'")
        case .senderOnTwoLines:
            FaultSentence("a sender stands on one line", expected: sender)
        case .notSender(let text):
            FaultSentence("'\(text.cut(60))' is not a mail address", expected: sender)
        case .notRhythm(let text): not(text, "a rhythm", expected: rhythm)
        case .weeksOutOfRange(let text):
            not(text, "a rhythm", expected: "every 1 to 52 weeks")
        case .weekNotMonthly(let text):
            FaultSentence(
                "'\(text)' does not come every month",
                expected: "the 1st to the 4th week of the month")
        case .weekdayNotMonthly(let text):
            FaultSentence(
                "'\(text)' does not come every month",
                expected: "the 1st to the 4th, or the last: a 5th does not come every month")
        case .everyOrdinal(let text, let ordinal, let weekday):
            FaultSentence(
                "'\(text)' can mean two rhythms",
                expected: "'every \(abs(ordinal)) weeks on \(name(weekday))' or"
                    + " '\(RhythmWords(.en).ordinal(ordinal)) \(name(weekday)) of the month'")
        case .biweekly(let text):
            FaultSentence(
                "'\(text)' can mean two rhythms",
                expected: "'every 2 weeks', or twice a week as an rrule")
        case .omDe(let text, let count):
            FaultSentence(
                "'\(text)' can mean two rhythms",
                expected: "'elke \(count) weken' or 'elke \(count + 1) weken'")
        case .notWindow(let text): not(text, "a stretch of the week", expected: window)
        case .noTimes(let text):
            not(
                text, "a stretch of the week: it has no times",
                expected: "'\(text) 9:00-17:00'; several days in quotes: \"di, do 14:00-16:00\"")
        case .notOneStretch(let text):
            not(
                text, "a stretch of the week",
                expected: "one start and one end, such as 'Tue 15:00-17:30'")
        case .notWeekday(let word): not(word, "a weekday", expected: window)
        case .weekdayTwice(let word, let weekday):
            FaultSentence(
                "'\(word)' names \(name(weekday)) a second time", expected: "each day once")
        case .notTime(let text):
            not(text, "a time", expected: "a time such as 9:00 or 17:30")
        case .endsBeforeStart(let from, let to):
            FaultSentence(
                "it ends at \(to), before it starts at \(from)",
                expected: "a start before the end, on one day")
        }
    }
}

private func not(_ text: String, _ kind: String, expected: String) -> FaultSentence {
    FaultSentence("'\(text.firstLine)' is not \(kind)", expected: expected)
}

private func name(_ weekday: Weekday) -> String { DateWords(.en).weekday(weekday) }

private let days = "days, such as '3 days', '3 dagen' or '1 week'"
private let sender = "such as 'Kring <kring@example.org>'"
private let window = "days and times, such as 'Tue 15:00-17:30', 'ma-vr 9:00-17:30'"
private let rhythm =
    "such as 'every 2 weeks for 90 minutes', 'every 3 weeks on Thursday',"
    + " '2nd Tuesday of the month', 'monthly'"
    + " ('elke 2 weken, 90 minuten', '2e dinsdag van de maand')"

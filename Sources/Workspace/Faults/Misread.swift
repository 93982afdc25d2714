package import CivilTime

/// A text of a person that could not be read: what it is not, and where reading stopped.
package struct Misread: Error, Hashable, Sendable {
    /// What is wrong, with the text or the part of it that it is about.
    package enum Fact: Hashable, Sendable {
        case notCounts(String)
        case notCount(String)
        case notDays(String)
        case notDaysOfYear(String)
        case notLength(String)
        case notLengthOfDay(String)
        case notOffset(String)
        case offsetTooFar(String)
        case notEvery(String)
        case notQuietHours(String)
        /// How long something is kept.
        case notTerm(String)
        case termOutOfRange(String)
        case senderOnTwoLines
        case notSender(String)
        case notRhythm(String)
        case weeksOutOfRange(String)
        /// A fifth week of the month.
        case weekNotMonthly(String)
        /// A fifth Tuesday of the month.
        case weekdayNotMonthly(String)
        /// `every 2nd Tuesday`.
        case everyOrdinal(String, Int, Weekday)
        /// `biweekly`.
        case biweekly(String)
        /// `om de 3 weken`.
        case omDe(String, Int)
        case notWindow(String)
        /// Days without times, such as `di`.
        case noTimes(String)
        case notOneStretch(String)
        case notWeekday(String)
        case weekdayTwice(String, Weekday)
        case notTime(String)
        case endsBeforeStart(from: ClockTime, to: ClockTime)

        var rule: FaultRule {
            switch self {
            case .senderOnTwoLines, .notSender: .malformedAddress
            case .weekNotMonthly, .weekdayNotMonthly: .impossibleRhythm
            default: .wrongValue
            }
        }
    }

    package var fact: Fact
    /// The text as it may have been meant.
    package var suggestion: String?
    /// Where in the text, in Unicode scalars from its start.
    package var offset: Int

    init(_ fact: Fact, suggestion: String? = nil, offset: Int = 0) {
        self.fact = fact
        self.suggestion = suggestion
        self.offset = offset
    }
}

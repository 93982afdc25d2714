import CivilTime
import ICalendar

/// What stands at the place of a symptom: a fact with its values, which `DoctorWords` turns into a sentence.
///
/// Names and `quoted` texts of the file come as they are to be shown; no case holds a sentence.
enum Evidence: Hashable, Sendable {
    /// What a line, a value or a parameter is about: `DTSTART`, `'x'`, `STATUS 'DONE'`.
    typealias Subject = String

    // Of any kind.
    /// The thing itself is all there is to say.
    case stands(Subject)
    case second(Subject)
    case without(Subject, String)
    case within(Subject, place: String)
    case unknown(Subject)
    case missing(String)
    case neither(String, String)
    case instead(of: String, Subject)
    case cannotBe(String, Subject)
    case oneOf([String], insteadOf: Subject, joined: Joining)
    case inFile(Int)
    case alone(String)
    case noticed(Notice)
    case noCalendar(ReadingFault)
    case more(Int)

    // Bytes.
    case withoutLineEnd(lines: Int)
    case octets(Int)
    case splitCharacter
    case controlCharacter(UInt8)
    case byteOrderMark
    case emptyLine

    // Components.
    case notClosed(Subject)
    case furtherCalendar
    case empty
    case noObservance
    case oddName(Subject)

    // Values and parameters.
    case noDateOrTime(Subject)
    case notA(Kind, Subject)
    case outside(ClosedRange<Int>, Subject)
    case encodingWithoutType
    case notBase64
    case unescaped(Flaw, in: String)
    case noColour(Subject)
    case notNameValue(Subject)
    case strayQuote(Subject)
    case emptyTZID
    case parameterOn(String, property: String)
    case zoneOnDate
    case zoneOnUTC

    // Starts and ends.
    case zoneUndefined(Subject)
    case noZone(Subject)
    case beside(String)
    case timeAfterDate
    case dateAfterTime
    case endsAtStart(Subject)
    case endsBeforeStart(Subject)
    case neitherEndNorLength
    case noLength
    case ofWholeDay(Subject)
    case nightAfter(CivilDate)
    case clockHour(ClockHour)

    // Recurrence.
    case badRule(RecurrenceFault)
    case readByFew(String)
    case untilIs(TimeKind, wanted: TimeKind)
    case untilBefore(String, start: String)
    case yieldsNothing
    case beginsOn(CivilDate, start: String)
    case noPattern
    case otherCalendar
    case added(Int)
    case onDay(CivilDate)
    case kinds(TimeKind, start: TimeKind)
    case noInstance(Subject)
    case noRepetition(Subject?)
    case exceptedToo(Subject)
    case tooMany

    // Identity.
    case standsAlready(Subject, line: Int)
    case notInFile(Subject)
    case eventBetween
    case noInstanceAt(Subject)
    case reachesItself(Subject)

    // Zones.
    case zoneNobodyKnows(Subject)
    case untilLocal(String)
    case definedFrom(Subject, CivilDate)
    case offsets(on: CivilDate, own: Int, zone: String, real: Int)
    case observances(standard: Int, daylight: Int)
    case inObservance(String)
    case noYearlyRule(Subject)

    // Alarms and what people read.
    case timeWithout(String)
    case noEnd(String)
    case sized(String, bytes: Int)
    case linkInNoText
    case titleSaysNothing
    case notTransparent
    case changedLater(Subject)

    // Messages.
    case methodWithout(method: String, String, events: Int)
    case inMethod(String, method: String)
    case oneAttendee(method: String)
    case cancelledElsewise
    case secondUID(Subject)

    // The calendar as a whole.
    case timesWithoutZone(Int)
    case bytes(Int)
    case firstBytes(Int, of: Int)
    case events(Int)
}

extension Evidence {
    /// How the values that are allowed are told.
    enum Joining: Hashable, Sendable {
        case commas, or
    }

    enum Kind: Hashable, Sendable {
        case duration, period, place, address, calendarAddress, offset, requestStatus
    }

    /// What is not escaped as it should be.
    enum Flaw: Hashable, Sendable {
        case escape(Unicode.Scalar), bare(Unicode.Scalar), lastBackslash
    }

    /// A start or end in an hour that the clock of its zone skips or shows twice.
    struct ClockHour: Hashable, Sendable {
        /// The day of the instance; `nil` when there is only one.
        let instance: CivilDate?
        let night: CivilDate
        let zone: String
        let isGap: Bool
    }

    /// What kind of time is written.
    enum TimeKind: Hashable, Sendable {
        case date, local, utc
        case zoned(Subject)

        init(_ time: CalendarTime) {
            self =
                switch time {
                case .date: .date
                case .floating: .local
                case .zoned(_, let tzid): .zoned(quoted(tzid))
                case .utc: .utc
                }
        }
    }
}

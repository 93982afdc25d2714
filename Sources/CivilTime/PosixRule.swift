/// The footer of a TZif file: the rule for all years after the last listed transition, as POSIX TZ writes it (`CET-1CEST,M3.5.0,M10.5.0/3`; RFC 9636 §3.3).
package struct PosixRule: Hashable, Sendable {
    /// When in a year a clock changes.
    package enum Day: Hashable, Sendable {
        /// `Mm.w.d`: the w-th (5: the last) weekday of a month.
        case nthWeekday(month: Int, week: Int, weekday: Weekday)
        /// `Jn`: the n-th day, 1...365, of a year without 29 February.
        case dayWithoutLeapDay(Int)
        /// `n`: the zero-based day of the year, 29 February counted.
        case zeroBasedDay(Int)

        package func date(in year: Int) -> CivilDate {
            let newYear = CivilDate(daysSinceEpoch: CivilDate.days(year: year, month: 1, day: 1))
            switch self {
            case .nthWeekday(let month, let week, let weekday):
                let first = CivilDate(
                    daysSinceEpoch: CivilDate.days(year: year, month: month, day: 1))
                let toWeekday = (weekday.rawValue - first.weekday.rawValue + 7) % 7
                let length = CivilDate.daysInMonth(month, year: year)
                var offset = toWeekday + (week - 1) * 7
                if offset >= length { offset -= 7 }
                return first.advanced(by: offset)
            case .dayWithoutLeapDay(let number):
                let leapDay = CivilDate.isLeap(year) && number >= 60 ? 1 : 0
                return newYear.advanced(by: number - 1 + leapDay)
            case .zeroBasedDay(let number):
                return newYear.advanced(by: number)
            }
        }
    }

    /// A change of the clock: on that day, at that many seconds after its midnight on the clock that is changed (it may be negative or over a day).
    package struct Change: Hashable, Sendable {
        package let day: Day
        /// Seconds after local midnight, −604800...604800.
        package let second: Int

        /// Wall-clock seconds since 1970-01-01 on the clock in force before the change.
        func localSeconds(in year: Int) -> Int {
            day.date(in: year).daysSinceEpoch * 86_400 + second
        }
    }

    /// Daylight saving time: its offset, name, start and end.
    package struct Daylight: Hashable, Sendable {
        /// Seconds east of UTC in summer.
        package let offset: Int
        /// Its abbreviation, such as `CEST`.
        package let name: String
        package let start: Change
        package let end: Change
    }

    /// Seconds east of UTC in standard time.
    package let offset: Int
    /// The abbreviation of standard time, such as `CET`.
    package let name: String
    /// Daylight saving time, where the zone has it.
    package let daylight: Daylight?

    /// The offset and name in force at a moment.
    func type(at moment: Instant) -> Zone.LocalType {
        let standard = Zone.LocalType(offset: offset, isDaylight: false, name: name)
        guard let daylight else { return standard }
        let year = moment.advanced(bySeconds: offset).utc.date.year
        let start = daylight.start.localSeconds(in: year) - offset
        let end = daylight.end.localSeconds(in: year) - daylight.offset
        let now = moment.secondsSinceEpoch
        let inSummer = start < end ? (start <= now && now < end) : !(end <= now && now < start)
        return inSummer
            ? Zone.LocalType(offset: daylight.offset, isDaylight: true, name: daylight.name)
            : standard
    }

    /// The stretch around a moment in which the offset stays the same; the first second, the first after it, and the offset.
    func stretch(around seconds: Int) -> (start: Int, end: Int, offset: Int) {
        guard let daylight else { return (Int.min, Int.max, offset) }
        func changes(_ year: Int) -> (first: Int, last: Int, isSummerBetween: Bool) {
            let start = daylight.start.localSeconds(in: year) - offset
            let end = daylight.end.localSeconds(in: year) - daylight.offset
            return (min(start, end), max(start, end), start < end)
        }
        let year = LocalDateTime(secondsSinceEpoch: seconds + offset).date.year
        let this = changes(year)
        let between = this.isSummerBetween ? daylight.offset : offset
        let outside = this.isSummerBetween ? offset : daylight.offset
        if seconds < this.first { return (changes(year - 1).last, this.first, outside) }
        if seconds < this.last { return (this.first, this.last, between) }
        return (this.last, changes(year + 1).first, outside)
    }

    /// Reads a POSIX TZ string with the extensions of RFC 9636; `nil` when it is malformed.
    package init?(_ text: String) {
        var reader = Reader(bytes: Array(text.utf8)[...])
        guard let name = reader.name(), let west = reader.time() else { return nil }
        self.name = name
        offset = -west
        if reader.bytes.isEmpty {
            daylight = nil
            return
        }
        guard let summerName = reader.name() else { return nil }
        var summerOffset = offset + 3600
        if reader.bytes.first != UInt8(ascii: ",") {
            guard let west = reader.time() else { return nil }
            summerOffset = -west
        }
        guard let start = reader.change(), let end = reader.change(), reader.bytes.isEmpty else {
            return nil
        }
        daylight = Daylight(offset: summerOffset, name: summerName, start: start, end: end)
    }

    private struct Reader {
        var bytes: ArraySlice<UInt8>

        mutating func take(_ character: Character) -> Bool {
            guard let first = bytes.first, first == character.asciiValue else { return false }
            bytes.removeFirst()
            return true
        }

        mutating func name() -> String? {
            let quoted = take("<")
            let end =
                bytes.firstIndex { byte in
                    quoted
                        ? byte == UInt8(ascii: ">")
                        : !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
                } ?? bytes.endIndex
            let name = String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self)
            bytes = bytes[end...]
            if quoted, !take(">") { return nil }
            return name.isEmpty ? nil : name
        }

        mutating func number() -> Int? {
            var value: Int?
            while let byte = bytes.first, (0x30...0x39).contains(byte), (value ?? 0) < 100_000 {
                value = (value ?? 0) * 10 + Int(byte - 0x30)
                bytes.removeFirst()
            }
            return value
        }

        /// `[+-]hh[:mm[:ss]]` in seconds.
        mutating func time() -> Int? {
            let negative = take("-")
            if !negative { _ = take("+") }
            guard let hours = number(), hours <= 167 else { return nil }
            var seconds = hours * 3600
            if take(":") {
                guard let minutes = number(), minutes < 60 else { return nil }
                seconds += minutes * 60
                if take(":") {
                    guard let rest = number(), rest < 60 else { return nil }
                    seconds += rest
                }
            }
            return negative ? -seconds : seconds
        }

        mutating func change() -> Change? {
            guard take(","), let day = day() else { return nil }
            guard take("/") else { return Change(day: day, second: 7200) }
            guard let second = time() else { return nil }
            return Change(day: day, second: second)
        }

        mutating func day() -> Day? {
            if take("M") {
                guard let month = number(), (1...12).contains(month), take("."),
                    let week = number(), (1...5).contains(week), take("."),
                    let sundayBased = number(), (0...6).contains(sundayBased)
                else { return nil }
                let weekday = Weekday.sunday.advanced(by: sundayBased)
                return .nthWeekday(month: month, week: week, weekday: weekday)
            }
            if take("J") {
                guard let number = number(), (1...365).contains(number) else { return nil }
                return .dayWithoutLeapDay(number)
            }
            guard let number = number(), (0...365).contains(number) else { return nil }
            return .zeroBasedDay(number)
        }
    }
}

public import CivilTime

/// A start, end or exception as iCalendar writes it (RFC 5545 §3.3.4, §3.3.5).
public enum CalendarTime: Hashable, Sendable {
    /// A whole day: `VALUE=DATE`.
    case date(CivilDate)
    /// A wall clock wherever the reader is.
    case floating(LocalDateTime)
    /// A wall clock in the zone that the calendar calls `tzid`.
    case zoned(LocalDateTime, tzid: String)
    /// A moment, written with `Z`.
    case utc(Instant)

    /// The wall clock that is written, midnight for a date, UTC for a moment.
    public var local: LocalDateTime {
        switch self {
        case .date(let date): LocalDateTime(date: date, secondOfDay: 0)
        case .floating(let local), .zoned(let local, _): local
        case .utc(let instant): instant.utc
        }
    }

    /// Whether it is a whole day.
    public var isDate: Bool {
        if case .date = self { return true }
        return false
    }

    /// The name of its zone in the calendar, where it has one.
    public var tzid: String? {
        if case .zoned(_, let tzid) = self { return tzid }
        return nil
    }

    /// The value without parameters: `20270201`, `20270201T150000` or `20270201T140000Z`.
    public var text: String {
        switch self {
        case .date(let date): basicText(of: date)
        case .floating(let local), .zoned(let local, _): basicText(of: local)
        case .utc(let instant): basicText(of: instant.utc) + "Z"
        }
    }

    /// The same kind of time, at another wall clock.
    package func at(_ local: LocalDateTime) -> CalendarTime {
        switch self {
        case .date: .date(local.date)
        case .floating: .floating(local)
        case .zoned(_, let tzid): .zoned(local, tzid: tzid)
        case .utc: .utc(Instant(secondsSinceEpoch: local.secondsSinceEpoch))
        }
    }

    /// Reads `20270201`, `20270201T150000`, `20270201T150000Z`; `nil` for anything else.
    ///
    /// Second 60 is read as 59; seconds may be missing.
    package static func read(_ text: some StringProtocol, tzid: String?) -> CalendarTime? {
        guard (8...16).contains(text.utf8.count) else { return nil }
        var bytes = Array(text.utf8)
        let isUTC = bytes.last == UInt8(ascii: "Z") || bytes.last == UInt8(ascii: "z")
        if isUTC { bytes.removeLast() }
        guard bytes.count >= 8,
            let date = CivilDate(String(decoding: bytes[0..<8], as: UTF8.self))
        else { return nil }
        if bytes.count == 8 { return isUTC ? nil : .date(date) }
        guard bytes.count == 15 || bytes.count == 13, bytes[8] | 0x20 == UInt8(ascii: "t"),
            bytes[9...].allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        func pair(_ index: Int) -> Int {
            index < bytes.count ? Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30) : 0
        }
        let (hour, minute, second) = (pair(9), pair(11), pair(13))
        guard hour < 24 || (hour == 24 && minute == 0 && second == 0), minute < 60, second <= 60
        else { return nil }
        let local = LocalDateTime(
            date: date, secondOfDay: hour * 3600 + minute * 60 + min(second, 59))
        if isUTC { return .utc(Instant(secondsSinceEpoch: local.secondsSinceEpoch)) }
        if let tzid { return .zoned(local, tzid: tzid) }
        return .floating(local)
    }
}

extension CalendarTime {
    /// Reads the one time of a line; `nil` when it is none.
    public init?(_ property: Property) {
        let value = withoutBlanks(property.value)
        guard let time = CalendarTime.read(value, tzid: property.tzid) else { return nil }
        self = time
    }
}

/// `20270201`.
func basicText(of date: CivilDate) -> String {
    let (year, month, day) = date.parts
    guard (0...9999).contains(year) else {
        return digits(year, 4) + digits(month, 2) + digits(day, 2)
    }
    return String(unsafeUninitializedCapacity: 8) { buffer in
        writeDate(year, month, day, to: buffer)
        return 8
    }
}

/// `20270201T150000`.
func basicText(of local: LocalDateTime) -> String {
    let (year, month, day) = local.date.parts
    guard (0...9999).contains(year) else {
        return basicText(of: local.date) + "T" + digits(local.hour, 2)
            + digits(local.minute, 2) + digits(local.second, 2)
    }
    return String(unsafeUninitializedCapacity: 15) { buffer in
        writeDate(year, month, day, to: buffer)
        buffer[8] = UInt8(ascii: "T")
        writePair(local.hour, to: buffer, at: 9)
        writePair(local.minute, to: buffer, at: 11)
        writePair(local.second, to: buffer, at: 13)
        return 15
    }
}

private func writeDate(
    _ year: Int, _ month: Int, _ day: Int, to buffer: UnsafeMutableBufferPointer<UInt8>
) {
    writePair(year / 100, to: buffer, at: 0)
    writePair(year % 100, to: buffer, at: 2)
    writePair(month, to: buffer, at: 4)
    writePair(day, to: buffer, at: 6)
}

/// Two digits of a number in 0...99.
private func writePair(
    _ number: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at index: Int
) {
    buffer[index] = 0x30 + UInt8(number / 10)
    buffer[index + 1] = 0x30 + UInt8(number % 10)
}

/// A number of at least `width` digits, zeros in front.
package func digits(_ number: Int, _ width: Int) -> String {
    let text = String(max(0, number))
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

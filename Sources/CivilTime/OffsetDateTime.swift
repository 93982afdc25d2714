/// A wall clock with, perhaps, its offset from UTC: what ISO 8601 texts such as `2027-02-01T15:00+01:00` say.
public struct OffsetDateTime: Hashable, Sendable {
    /// What the wall clock shows.
    public let local: LocalDateTime
    /// Seconds east of UTC; `nil` when the text has no offset.
    public let offset: Int?

    /// A wall clock with its offset in seconds east of UTC.
    public init(local: LocalDateTime, offset: Int?) {
        self.local = local
        self.offset = offset
    }

    /// Reads `2027-02-01`, `2027-02-01T15:00`, `2027-02-01 15:00:30.5`, each with `Z`, `+01:00`, `+0100` or no offset,
    /// and the same in the basic form that iCalendar has: `20270201`, `20270201T150000`, `20270201T140000Z`.
    ///
    /// `nil` for anything else; a day or time that does not exist included.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        let isBasic = bytes.prefix(8).allSatisfy { (0x30...0x39).contains($0) }
        guard let date = CivilDate(String(decoding: bytes.prefix(isBasic ? 8 : 10), as: UTF8.self))
        else { return nil }
        var position = isBasic ? 8 : 10
        var secondOfDay = 0
        func number() -> Int? {
            guard position + 2 <= bytes.count else { return nil }
            let pair = bytes[position..<position + 2]
            guard pair.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            position += 2
            return pair.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        func take(_ character: Character) -> Bool {
            guard position < bytes.count, bytes[position] == character.asciiValue else {
                return false
            }
            position += 1
            return true
        }
        if take("T") || take("t") || take(" ") {
            guard let hour = number(), hour < 24, isBasic || take(":"), let minute = number(),
                minute < 60
            else { return nil }
            secondOfDay = hour * 3600 + minute * 60
            let hasSeconds = position < bytes.count && (0x30...0x39).contains(bytes[position])
            if isBasic ? hasSeconds : take(":") {
                guard let second = number(), second < 60 else { return nil }
                secondOfDay += second
                if take(".") {
                    while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
                        position += 1
                    }
                }
            }
        }
        local = LocalDateTime(date: date, secondOfDay: secondOfDay)
        if position == bytes.count {
            offset = nil
        } else if take("Z") || take("z") {
            offset = 0
        } else {
            let east = take("+")
            guard east || take("-"), let hour = number(), hour < 24 else { return nil }
            _ = take(":")
            guard let minute = number(), minute < 60 else { return nil }
            offset = (east ? 1 : -1) * (hour * 3600 + minute * 60)
        }
        guard position == bytes.count else { return nil }
    }
}

extension OffsetDateTime: CustomStringConvertible {
    /// RFC 3339: `2027-02-01T15:00:00+01:00`; without the offset when there is none.
    public var description: String {
        guard let offset else { return local.description }
        guard offset != 0 else { return "\(local)+00:00" }
        let minutes = abs(offset) / 60
        return
            "\(local)\(offset < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }
}

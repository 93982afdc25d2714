/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: Int, CaseIterable, Codable, Comparable, Hashable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// Earlier in the ISO week is smaller.
    public static func < (left: Weekday, right: Weekday) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The weekday `days` later; negative counts go back.
    public func advanced(by days: Int) -> Weekday {
        let index = (rawValue + days % 7 + 7) % 7
        return Weekday.allCases[index]
    }
}

public import CivilTime
public import GRDB

/// A moment in a column: whole seconds since 1970-01-01T00:00:00Z.
///
/// Without this GRDB would keep it as its `Codable` text, which neither compares nor counts in SQL.
extension Instant: DatabaseValueConvertible {
    /// The seconds.
    public var databaseValue: DatabaseValue { secondsSinceEpoch.databaseValue }

    /// The moment of such a number; `nil` for anything else.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Instant? {
        Int.fromDatabaseValue(value).map(Instant.init(secondsSinceEpoch:))
    }
}

import FoundationEssentials
import Synchronization

/// The tz database of this machine, read once per zone.
public final class ZoneDatabase: Sendable {
    /// The database in `/usr/share/zoneinfo`, or where `TZDIR` points.
    public static let system = ZoneDatabase(
        directory: ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo")

    private let directory: String
    private let known = Mutex<[String: Zone]>([:])
    /// Names by their small letters, and by the city at their end; read at the first name that is none.
    private let spellings = Mutex<(whole: [String: String], cities: [String: String])?>(nil)

    /// The compiled zone files below a folder.
    public init(directory: String) {
        self.directory = directory
    }

    /// The zone of that name (`Europe/Amsterdam`); `nil` when there is none or the name could leave the folder.
    public func zone(_ identifier: String) -> Zone? {
        if identifier == "UTC" { return .utc }
        guard ZoneDatabase.isPlainName(identifier) else { return nil }
        return known.withLock { known in
            if let zone = known[identifier] { return zone }
            guard let data = FileManager.default.contents(atPath: "\(directory)/\(identifier)"),
                let zone = Zone(identifier: identifier, tzif: Array(data))
            else { return nil }
            known[identifier] = zone
            return zone
        }
    }

    /// The zone whose name is that but for capitals; `nil` when there is none, or the machine lacks `tzdata.zi`.
    package func zoneIgnoringCase(_ name: String) -> Zone? {
        guard name.utf8.count <= 64 else { return nil }
        return names().whole[name.lowercased()].flatMap { zone($0) }
    }

    /// The zone that a city gave its name: `Amsterdam`, `New York`.
    package func zoneOfCity(_ city: String) -> Zone? {
        let small = city.lowercased().replacing(" ", with: "_")
        return names().cities[small].flatMap { zone($0) }
    }

    private func names() -> (whole: [String: String], cities: [String: String]) {
        spellings.withLock { spellings in
            if let spellings { return spellings }
            var (whole, cities): ([String: String], [String: String]) = ([:], [:])
            for name in identifiers() {
                let small = name.lowercased()
                whole[small] = name
                let parts = small.split(separator: "/")
                if parts.count > 1, let city = parts.last, cities[String(city)] == nil {
                    cities[String(city)] = name
                }
            }
            spellings = (whole, cities)
            return (whole, cities)
        }
    }

    /// All zone names, sorted, for suggestions; empty when the machine lacks `tzdata.zi`.
    public func identifiers() -> [String] {
        guard let table = FileManager.default.contents(atPath: "\(directory)/tzdata.zi") else {
            return []
        }
        let text = String(decoding: table, as: UTF8.self)
        return text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            switch words.first {
            case "Z": return words.count > 1 ? String(words[1]) : nil
            case "L": return words.count > 2 ? String(words[2]) : nil
            default: return nil
            }
        }
        .sorted()
    }

    private static func isPlainName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 64
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                            || byte == UInt8(ascii: "+")
                    }
            }
    }
}

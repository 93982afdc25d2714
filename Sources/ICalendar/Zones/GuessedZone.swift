package import CivilTime

extension ZoneResolver {
    /// The zone that a name tells in its own way; asked only where the calendar does not define it.
    ///
    /// Outlook numbers a zone that it met twice (`W. Europe Standard Time 1`), Windows shows zones by their
    /// cities (`(UTC+01:00) Amsterdam, Berlin`), and some programs name nothing but the offset (`GMT-0500`).
    package static func guessed(_ name: String, in database: ZoneDatabase) -> Zone? {
        let name = bare(name)
        guard !name.isEmpty, name.utf8.count <= 200 else { return nil }
        if let zone = known(name, in: database, ignoringCase: true) { return zone }
        if let seconds = offsetName(name) { return fixed(seconds) }
        if let (seconds, cities) = shownName(name) {
            return zone(of: cities, offset: seconds, database) ?? fixed(seconds)
        }
        if let zone = american(name, database) { return zone }
        let stem = withoutNumber(name)
        guard stem != name, offsetName(stem + "+0") == nil else { return nil }
        return known(stem, in: database, ignoringCase: true)
    }

    private static func fixed(_ seconds: Int) -> Zone? {
        // No TZID is called so: one that is written again keeps its own name.
        Zone(
            identifier: "OFFSET:\(seconds)",
            initial: Zone.LocalType(offset: seconds, isDaylight: false, name: ""), changes: [])
    }

    /// `GMT-0500`, `UTC+1`, `-05:00`, `GMT+01.00`: seconds east of UTC; `nil` for all else.
    private static func offsetName(_ name: String) -> Int? {
        var rest = Substring(withoutBlanks(name).uppercased())
        for prefix in ["GMT", "UTC", "UT", "Z"] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
            break
        }
        guard let sign = rest.popFirst(), "+-\u{2212}".contains(sign) else { return nil }
        let parts = rest.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) })
        else { return nil }
        let digits = parts.count == 2 && parts[0].utf8.count == 1 ? "0" + rest : rest
        let plain = digits.filter { $0 != ":" && $0 != "." }
        guard (1...4).contains(plain.utf8.count), let number = Int(plain) else { return nil }
        let (hours, minutes) = plain.utf8.count > 2 ? (number / 100, number % 100) : (number, 0)
        guard hours <= 14, minutes < 60 else { return nil }
        return (sign == "+" ? 1 : -1) * (hours * 3600 + minutes * 60)
    }

    /// `(UTC+01:00) Amsterdam, Berlin, Bern`: the offset in winter, and the cities.
    private static func shownName(_ name: String) -> (seconds: Int, cities: [String])? {
        guard name.first == "(", let close = name.firstIndex(of: ")"),
            let seconds = offsetName(String(name[name.index(after: name.startIndex)..<close]))
        else { return nil }
        let cities = name[name.index(after: close)...].split { $0 == "," || $0 == "/" }
        return (seconds, cities.map { bare(String($0)) })
    }

    private static func zone(
        of cities: [String], offset: Int, _ database: ZoneDatabase
    ) -> Zone? {
        for city in cities {
            if let zone = american(city, database) { return zone }
            if let zone = database.zoneOfCity(city), zone.winterOffset == offset { return zone }
        }
        return nil
    }

    /// `Eastern Time (US & Canada)`.
    private static func american(_ name: String, _ database: ZoneDatabase) -> Zone? {
        let ending = " time (us & canada)"
        let small = name.lowercased()
        guard small.hasSuffix(ending) else { return nil }
        return windowsZones[small.dropLast(ending.count) + " standard time"]
            .flatMap { database.zone($0) }
    }

    private static func withoutNumber(_ name: String) -> String {
        var rest = Substring(name)
        if rest.last == ")" { rest.removeLast() }
        let digits = rest.utf8.reversed().prefix(while: isDigit).count
        guard (1...3).contains(digits) else { return name }
        rest = rest.dropLast(digits)
        while let last = rest.last, "( -_#".contains(last) { rest.removeLast() }
        return String(rest)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension Zone {
    /// The offset of this century that is not summer time's.
    fileprivate var winterOffset: Int {
        // January and July of 2027, whichever half of the year is winter.
        let moments = [1_800_000_000, 1_815_638_400].map { Instant(secondsSinceEpoch: $0) }
        return moments.map { type(at: $0) }.min { $0.offset < $1.offset }?.offset ?? 0
    }
}

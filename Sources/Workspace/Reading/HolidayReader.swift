import CivilTime
import Communities

/// Whether something is asked of the web, and is no file.
func isWebAddress(_ text: String) -> Bool {
    let lowered = text.lowercased()
    return ["https://", "http://", "webcal://"].contains(where: lowered.hasPrefix)
}

/// Reads the calendars of holidays that `kring.yaml` names: files, and the copies of what is on the web. Nobody is asked
/// here: what has to be known of every reading is known without a network.
struct HolidayReader {
    /// The most bytes of a calendar.
    private static let largest = 10_000_000

    let source: SourceFolder
    let calendars: HolidayCalendars
    let log: FaultLog

    /// The holidays of a calendar that touch a season, and those of the year after the last one: of the season that comes next.
    ///
    /// - Parameter cursor: where it is named.
    func holidays(
        _ cursor: Cursor, in seasons: [Season], _ zone: Zone, own: [String]
    ) -> [Holiday] {
        guard let name = cursor.text(), let first = seasons.first, let last = seasons.last,
            let file = file(name, cursor, own)
        else { return [] }
        let days = first.from...last.to.advanced(by: 366)
        switch calendars.content(file.text, days, zone) {
        case .unusable(let said):
            log.add(.calendar(.fileUnusable(said)), at: file.position(1, 1), in: file)
            return []
        case .holidays(let found, let timed):
            if timed > 0 { say(HolidayReader.timed(timed), file.position(1, 1)) }
            let counting = found.filter { holiday in
                seasons.contains { holiday.from <= $0.to && $0.from <= holiday.to }
            }
            if counting.isEmpty { say(HolidayReader.nothing, cursor) }
            return counting + found.filter { $0.from > last.to }
        }
    }

    private func file(_ name: String, _ cursor: Cursor, _ own: [String]) -> SourceFile? {
        guard isWebAddress(name) else {
            return source.read(
                name, atMost: HolidayReader.largest, missing: .namedMissing, log: log)
        }
        guard let path = calendars.copyPath(name, own) else {
            cursor.wrong(.webAddress)
            return nil
        }
        guard source.has(path) else {
            say(HolidayReader.notFetched, cursor)
            return nil
        }
        return source.read(path, atMost: HolidayReader.largest, log: log)
    }

    private func say(_ words: LocalizedText, _ cursor: Cursor) {
        say(words, cursor.file.position(cursor.tree.line, cursor.tree.column))
    }

    /// Without the line, in which an address may stand that is a secret.
    private func say(_ words: LocalizedText, _ position: FilePosition) {
        log.add(Fault(.calendar(.oddity(words)), at: position, source: ""))
    }

    private static let notFetched = LocalizedText([
        .nl:
            "deze agenda met vrije dagen is nog niet opgehaald, dus haar dagen tellen nog niet: kring check haalt haar op",
        .en:
            "this calendar of holidays was not fetched yet, so its days do not count: kring check fetches it",
    ])

    private static let nothing = LocalizedText([
        .nl: "deze agenda noemt geen hele dag in een van de perioden",
        .en: "this calendar names no whole day in any of the seasons",
    ])

    private static func timed(_ count: Int) -> LocalizedText {
        LocalizedText([
            .nl: count == 1
                ? "1 afspraak met een tijd is geen vrije dag en telt niet mee"
                : "\(count) afspraken met een tijd zijn geen vrije dagen en tellen niet mee",
            .en: count == 1
                ? "1 event with a time of day is no holiday and does not count"
                : "\(count) events with a time of day are no holidays and do not count",
        ])
    }
}

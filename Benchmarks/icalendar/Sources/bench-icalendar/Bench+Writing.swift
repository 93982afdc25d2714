import CivilTime
import Foundation
import ICalendar

extension Bench {
    /// The calendar of write.c and write.py, made and written.
    static func write(_ count: Int, to file: String) throws {
        let zone = zone()
        let begin = now()
        var document = CalendarDocument(productID: "-//Kring//bench//EN")
        document.zones = [.init(tzid: zone.identifier, zone: zone)]
        document.events = (0..<count).map { event($0, zone: zone.identifier) }
        let made = now()
        let text = try document.serialised()
        let end = now()
        print(end - begin, made - begin, separator: "\t")
        try text.write(toFile: file, atomically: false, encoding: .utf8)
    }

    private static func event(_ index: Int, zone: String) -> CalendarEvent {
        let day = index % 336
        let minutes = 540 + index % 32 * 15
        var event = CalendarEvent(
            uid: "session-\(index)@kring.example.org",
            start: .zoned(local(day, minutes), tzid: zone),
            ending: .at(.zoned(local(day, minutes + 90), tzid: zone)))
        event.stamp = utc(index % 28, 480)
        event.summary = "Eigentijds toetsen \(index)"
        event.description =
            "Waar: R1 2.41, Eindhoven\nJouw rol: gastheer\n15:00 Openen en inchecken\n15:10 "
            + "Casusronde; twee groepen\n16:20 Oogst, afspraken en vooruitblik\nMeenemen: een casus\n"
            + "https://kring.example.org/s/intervisie-1"
        event.location = "R1 2.41, Rachelsmolen 1, Eindhoven"
        event.url = "https://kring.example.org/s/session-\(index)"
        event.status = .confirmed
        event.categories = ["Leren, doen", "Hybride"]
        event.conferences = [
            .init(
                uri: "https://meet.example.org/abc-defg-hij", features: ["AUDIO", "VIDEO"],
                label: "Doe mee")
        ]
        event.sequence = index % 4
        event.created = utc(index % 28, 420)
        event.lastModified = event.stamp
        return event
    }

    private static func local(_ day: Int, _ minutes: Int) -> LocalDateTime {
        let date = CivilDate(year: 2027, month: day / 28 % 12 + 1, day: day % 28 + 1)
        return LocalDateTime(
            date: date ?? CivilDate(daysSinceEpoch: 0), secondOfDay: minutes * 60)
    }

    private static func utc(_ day: Int, _ minutes: Int) -> Instant {
        Instant(secondsSinceEpoch: local(day, minutes).secondsSinceEpoch)
    }
}

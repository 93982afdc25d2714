package import CivilTime
package import Communities
import ICalendar
import Platform
package import Season
package import Workplace
import Workspace

/// The busy times of any calendar file: `kring busy`.
package struct ListBusy: Sendable {
    /// `kring busy --json`: a shape other programs rely on.
    package struct List: Sendable, Encodable {
        /// One stretch, in UTC.
        package struct Interval: Sendable, Codable {
            /// RFC 3339 in UTC.
            package var start: String
            /// RFC 3339 in UTC.
            package var end: String
            /// The event's title.
            package var summary: String
        }

        /// Sorted by start.
        package var busy: [Interval]
        /// What was skipped or guessed, by line, each with its event: talk, not data.
        package var findings: [String]

        private enum CodingKeys: String, CodingKey { case busy }
    }

    private let source: ForeignCalendar
    private let from, to: CivilDate
    private let zone: String
    private let owners: [String]
    private let language: Language

    /// - Parameters:
    ///   - to: the last day, included.
    ///   - zone: the zone of times that name none.
    ///   - owners: mail addresses of whose calendar it is: what they declined is free.
    ///   - language: of who reads the findings.
    package init(
        _ source: ForeignCalendar, from: CivilDate, to: CivilDate, zone: String,
        owners: [String] = [], language: Language = .en
    ) {
        self.language = language
        self.owners = owners
        self.source = source
        self.from = from
        self.to = to
        self.zone = zone
    }

    /// The stretches.
    package func run() throws(Refusal) -> List {
        let zone = try knownZone(zone)
        if let wrong = owners.first(where: { !MailAddress.isWellFormed($0) }) {
            throw Refusal(CalendarToolRefusal.owner(wrong))
        }
        guard from <= to else { throw Refusal(CalendarToolRefusal.reversed(from: from, to: to)) }
        let file = try source.file()
        let reading = try file.read(defaultZone: zone)
        let span = daySpan(from, to, zone)
        let (intervals, findings) = reading.document.busy(
            in: span, defaultZone: zone, owners: owners)
        return List(
            busy: intervals.map {
                List.Interval(
                    start: $0.start.description, end: $0.end.description, summary: $0.summary)
            },
            findings: (reading.findings + findings).map {
                "\(file.name):\($0.line > 0 ? "\($0.line):" : "") \(word($0.severity)): \($0.words(language))"
            })
    }

    private func word(_ severity: Finding.Severity) -> String {
        switch severity {
        case .error: language.say("fout", "error")
        case .warning: language.say("waarschuwing", "warning")
        case .note: language.say("opmerking", "note")
        }
    }
}

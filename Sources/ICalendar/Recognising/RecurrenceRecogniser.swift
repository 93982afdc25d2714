package import CivilTime

/// Finds the repeating event that tells a list of meetings with the fewest exceptions, overrides and additions.
///
/// Only rules that Outlook's templates know count (MS-OXCICAL §2.1.3.2.2): every n days, every n weeks on one or
/// several weekdays, every n months or years on a day or the nth or last weekday; never two instances on a day.
/// Among equals the one with the fewest additions is taken, then the one that people would say first.
package struct RecurrenceRecogniser: Sendable {
    /// A meeting on the wall clock.
    package struct Meeting: Hashable, Comparable, Sendable {
        package var start: LocalDateTime
        /// How long it lasts, in seconds.
        package var seconds: Int

        package init(start: LocalDateTime, seconds: Int) {
            self.start = start
            self.seconds = seconds
        }

        /// Earlier, then shorter is smaller.
        package static func < (left: Meeting, right: Meeting) -> Bool {
            (left.start, left.seconds) < (right.start, right.seconds)
        }
    }

    /// How meetings are told that no instance can stand for.
    package enum Extras: Sendable {
        /// As RDATE where the day has no other instance; Outlook and some clients ignore them.
        case additions
        /// As events of their own.
        case ownEvents
    }

    /// How meetings are told that no instance can stand for.
    package var extras: Extras
    /// More meetings than these are not looked at.
    package static let mostMeetings = 1_000
    /// Outlook's longest intervals, in days, weeks and months; years count as twelve months.
    static let mostDays = 999, mostWeeks = 99, mostMonths = 99

    package init(extras: Extras = .ownEvents) {
        self.extras = extras
    }

    /// The series; `nil` for no meetings or too many.
    ///
    /// A few ten thousand steps per hundred meetings: the time grows with their square at most.
    package func series(telling meetings: [Meeting]) -> RecognisedSeries? {
        guard !meetings.isEmpty, meetings.count <= RecurrenceRecogniser.mostMeetings else {
            return nil
        }
        let kinds = Dictionary(grouping: meetings) { meeting in
            Kind(secondOfDay: meeting.start.secondOfDay, seconds: meeting.seconds)
        }
        let days = kinds.map { kind, group in
            (kind, Array(Set(group.map(\.start.date.daysSinceEpoch))).sorted())
        }
        var search = RecurrenceSearch(total: meetings.count)
        for (kind, days) in days.sorted(by: { ($1.1.count, $0.0) < ($0.1.count, $1.0) }) {
            // No rule on this clock can have more exact instances than there are days.
            if let best = search.best, meetings.count - days.count >= best.cost { break }
            search.look(at: days, kind: kind)
        }
        return search.best.map {
            RecognisedSeries($0, meetings: meetings.sorted(), extras: extras)
        }
    }

    /// The time of day and the length that a rule gives to all its instances.
    struct Kind: Hashable, Comparable {
        let secondOfDay: Int
        let seconds: Int

        static func < (left: Kind, right: Kind) -> Bool {
            (left.secondOfDay, left.seconds) < (right.secondOfDay, right.seconds)
        }
    }
}

package import CivilTime
package import Communities

/// Something that is not so, to see what a plan would be if it were.
package enum Hypothesis: Hashable, Sendable {
    /// A room is gone.
    case withoutRoom(SpaceID)
    /// Somebody takes no part any more.
    case withoutPerson(PersonID)
    /// A community does not meet.
    case withoutCommunity(CommunityID)
    /// A room cannot be used for a time.
    case roomClosed(SpaceID, Stretch)
    /// Somebody cannot come for a time.
    case busy(PersonID, Stretch)

    /// Days, or times on the wall clock: `2027-03-01`, `2027-03-01..2027-03-05`, `2027-03-01T13:00..2027-03-01T17:00`.
    package struct Stretch: Hashable, Sendable {
        /// The first moment.
        package let from: LocalDateTime
        /// The first moment after it.
        package let to: LocalDateTime

        /// Reads the text; `nil` when it is none, or ends before it begins.
        package init?(_ text: String) {
            var parts = [text]
            if let range = text.firstRange(of: "..") {
                parts = [String(text[..<range.lowerBound]), String(text[range.upperBound...])]
            }
            guard let first = parts.first, let last = parts.last,
                let from = Stretch.moment(first, isEnd: false),
                let to = Stretch.moment(last, isEnd: true), from < to
            else { return nil }
            self.from = from
            self.to = to
        }

        private static func moment(_ text: String, isEnd: Bool) -> LocalDateTime? {
            if let date = CivilDate(text) {
                return LocalDateTime(date: date, time: isEnd ? .endOfDay : .startOfDay)
            }
            let parts = text.split(separator: "T", omittingEmptySubsequences: false)
            guard parts.count == 2, let date = CivilDate(parts[0]), let time = ClockTime(parts[1])
            else { return nil }
            return LocalDateTime(date: date, time: time)
        }

        package func span(in zone: Zone) -> Span {
            Span(start: zone.instant(of: from), end: zone.instant(of: to))
        }
    }

    /// `if r3.41 were gone`.
    package func words(_ intent: Intent) -> String {
        func time(_ stretch: Stretch) -> String {
            let dates = DateWords(.en)
            let last = stretch.to.advanced(bySeconds: -1).date
            if stretch.from.secondOfDay == 0, stretch.to.secondOfDay == 0 {
                return stretch.from.date == last
                    ? "on \(dates.short(last))"
                    : "from \(dates.short(stretch.from.date)) to \(dates.short(last))"
            }
            let end = stretch.from.date == last ? "" : "\(dates.short(last)) "
            return
                "from \(dates.short(stretch.from.date)) \(stretch.from.time) to \(end)\(stretch.to.time)"
        }
        func name(_ person: PersonID) -> String { intent.person(person)?.name ?? person.rawValue }
        func name(_ room: SpaceID) -> String { intent.room(room)?.name ?? room.rawValue }
        switch self {
        case .withoutRoom(let room): return "\(name(room)) were gone"
        case .withoutPerson(let person): return "\(name(person)) took no part"
        case .withoutCommunity(let id):
            let community = intent.community(id)?.name.text(intent.organisation.language)
            return "\(community ?? id.rawValue) did not meet"
        case .roomClosed(let room, let stretch):
            return "\(name(room)) were closed \(time(stretch))"
        case .busy(let person, let stretch):
            return "\(name(person)) were busy \(time(stretch))"
        }
    }
}

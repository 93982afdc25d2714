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

    /// After `if`: `r3.41 were gone`; `als`: `r3.41 er niet was`.
    package func words(_ intent: Intent, _ language: Language) -> String {
        func name(_ person: PersonID) -> String { intent.person(person)?.name ?? person.rawValue }
        func name(_ room: SpaceID) -> String { intent.room(room)?.name ?? room.rawValue }
        switch self {
        case .withoutRoom(let room):
            return language.say("\(name(room)) er niet was", "\(name(room)) were gone")
        case .withoutPerson(let person):
            return language.say("\(name(person)) niet meedeed", "\(name(person)) took no part")
        case .withoutCommunity(let id):
            let community =
                intent.community(id)?.name.text(intent.organisation.language) ?? id.rawValue
            return language.say("\(community) niet bijeenkwam", "\(community) did not meet")
        case .roomClosed(let room, let stretch):
            let time = stretch.words(language)
            return language.say(
                "\(name(room)) \(time) dicht was", "\(name(room)) were closed \(time)")
        case .busy(let person, let stretch):
            let time = stretch.words(language)
            return language.say(
                "\(name(person)) \(time) bezet was", "\(name(person)) were busy \(time)")
        }
    }
}

extension Hypothesis.Stretch {
    fileprivate func words(_ language: Language) -> String {
        let dates = DateWords(language)
        let last = to.advanced(bySeconds: -1).date
        let first = dates.short(from.date)
        if from.secondOfDay == 0, to.secondOfDay == 0 {
            return from.date == last
                ? language.say("op \(dates.short(last))", "on \(dates.short(last))")
                : language.say(
                    "van \(first) t/m \(dates.short(last))", "from \(first) to \(dates.short(last))"
                )
        }
        let end = (from.date == last ? "" : "\(dates.short(last)) ") + "\(to.time)"
        return language.say(
            "van \(first) \(from.time) tot \(end)", "from \(first) \(from.time) to \(end)")
    }
}

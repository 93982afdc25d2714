package import CivilTime
package import Communities

/// Which sessions of a new plan are which promises that people know.
///
/// A session is what people were promised: a date, not a place in a rhythm. So the same date and time is the same session,
/// then the same date; what is left is paired with at most six days in between, as many as can be, without crossing, with
/// the least sum of days, the earlier first. What was cancelled comes back on its own date alone. The rest is new, or no
/// longer held.
package struct SessionMatch {
    /// Something people were promised.
    package struct Promise {
        package var date: CivilDate
        package var start: ClockTime
        package var isCancelled: Bool

        package init(date: CivilDate, start: ClockTime, isCancelled: Bool = false) {
            self.date = date
            self.start = start
            self.isCancelled = isCancelled
        }
    }

    /// The most days between a session and the promise that it keeps, unless its community lets it shift further.
    package static let reach = 6

    /// For each of the new sessions the place of its promise among the known; `nil`: it is new.
    package private(set) var promises: [Int?]
    private let new: [Promise]
    private let known: [Promise]
    private let reach: Int
    private var open: Set<Int>

    /// - Parameters:
    ///   - new: the sessions of the plan, of one community.
    ///   - known: what people know of that community, but for what stays as it is by itself.
    ///   - reach: the most days in between.
    package init(
        _ new: [Promise], to known: [Promise], reach: Int = SessionMatch.reach
    ) {
        self.reach = reach
        self.new = new
        self.known = known
        promises = new.map { _ in nil }
        open = Set(known.indices)
        match { !$1.isCancelled && ($0.date, $0.start) == ($1.date, $1.start) }
        match { !$1.isCancelled && $0.date == $1.date }
        matchNear()
        match { $1.isCancelled && ($0.date, $0.start) == ($1.date, $1.start) }
        match { $1.isCancelled && $0.date == $1.date }
    }

    /// Pairs what is alike, the earlier first.
    private mutating func match(_ isAlike: (Promise, Promise) -> Bool) {
        for place in inTime(new.indices.filter { promises[$0] == nil }, new) {
            let found = inTime(Array(open), known).first { isAlike(new[place], known[$0]) }
            guard let found else { continue }
            promises[place] = found
            open.remove(found)
        }
    }

    /// How good it is to have paired some: more pairs, then fewer days.
    private struct Gain: Comparable {
        var pairs = 0
        var days = 0

        static func < (left: Gain, right: Gain) -> Bool {
            (left.pairs, right.days) < (right.pairs, left.days)
        }
    }

    private mutating func matchNear() {
        let ours = inTime(new.indices.filter { promises[$0] == nil }, new)
        let theirs = inTime(open.filter { !known[$0].isCancelled }, known)
        guard !ours.isEmpty, !theirs.isEmpty else { return }
        func days(_ one: Int, _ other: Int) -> Int? {
            let days = abs(new[ours[one]].date.days(until: known[theirs[other]].date))
            return days <= reach ? days : nil
        }
        // The best of what comes from here on, so that it can be followed from the front, the earlier first.
        var best = Array(
            repeating: Array(repeating: Gain(), count: theirs.count + 1), count: ours.count + 1)
        for one in ours.indices.reversed() {
            for other in theirs.indices.reversed() {
                best[one][other] = max(best[one + 1][other], best[one][other + 1])
                guard let days = days(one, other) else { continue }
                var paired = best[one + 1][other + 1]
                paired.pairs += 1
                paired.days += days
                best[one][other] = max(best[one][other], paired)
            }
        }
        var (one, other) = (0, 0)
        while one < ours.count, other < theirs.count {
            if let days = days(one, other) {
                var paired = best[one + 1][other + 1]
                paired.pairs += 1
                paired.days += days
                if paired == best[one][other] {
                    promises[ours[one]] = theirs[other]
                    open.remove(theirs[other])
                    (one, other) = (one + 1, other + 1)
                    continue
                }
            }
            if best[one + 1][other] < best[one][other] { other += 1 } else { one += 1 }
        }
    }

    private func inTime(_ places: [Int], _ promises: [Promise]) -> [Int] {
        places.sorted {
            (promises[$0].date, promises[$0].start, $0) < (
                promises[$1].date, promises[$1].start, $1
            )
        }
    }
}

extension SessionMatch.Promise {
    package init(_ session: Session) { self.init(date: session.date, start: session.start) }

    package init(_ entry: PublishedSession) {
        self.init(
            date: entry.session.date, start: entry.session.start,
            isCancelled: entry.status == .cancelled)
    }
}

extension [Session] {
    /// The sessions of a plan under the identifiers that people know them by.
    ///
    /// One that is new keeps the identifier it has, unless that is a promise of its own.
    ///
    /// - Parameters:
    ///   - known: what people know of the season.
    ///   - staying: those whose identity is settled: what is past, frozen, or was decided.
    ///   - heirs: the communities in which one goes on: what it called off can come back as theirs.
    ///   - reach: the most days between a session of a community and the promise that it keeps.
    package func identified(
        by known: [PublishedSession], staying: Set<SessionID> = [],
        heirs: (CommunityID) -> [CommunityID] = { _ in [] },
        reach: (CommunityID) -> Int = { _ in SessionMatch.reach }
    ) -> [Session] {
        guard !known.isEmpty else { return self }
        let free = known.filter { !staying.contains($0.session.id) }.promises(heirs)
        let taken = Set(known.map(\.session.id))
        var result = self
        for (community, places) in Dictionary(
            grouping: indices.filter { !staying.contains(self[$0].id) },
            by: { self[$0].community })
        {
            let promised = free[community, default: []]
            let match = SessionMatch(
                places.map { .init(self[$0]) }, to: promised.map { .init($0) },
                reach: reach(community))
            for (place, promise) in zip(places, match.promises) {
                if let promise {
                    result[place].id = promised[promise].session.id
                } else if taken.contains(self[place].id) {
                    result[place].id = SessionID(community, unnumbered: self[place].index)
                }
            }
        }
        return result
    }
}

extension [PublishedSession] {
    /// The promises of each community; what one called off that goes on in another is the last one's.
    package func promises(
        _ heirs: (CommunityID) -> [CommunityID]
    ) -> [CommunityID: [PublishedSession]] {
        Dictionary(
            grouping: self,
            by: { entry in
                let own = entry.session.community
                return entry.status == .cancelled ? heirs(own).last ?? own : own
            })
    }
}

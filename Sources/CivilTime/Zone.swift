/// A time zone of the tz database: which offset from UTC is in force when.
public struct Zone: Sendable {
    /// An offset with its abbreviation, as the tz database lists them.
    public struct LocalType: Hashable, Sendable {
        /// Seconds east of UTC.
        public let offset: Int
        /// Whether it is daylight saving time.
        public let isDaylight: Bool
        /// The abbreviation, such as `CET`.
        public let name: String

        /// An offset in seconds east of UTC, with its abbreviation.
        package init(offset: Int, isDaylight: Bool, name: String) {
            self.offset = offset
            self.isDaylight = isDaylight
            self.name = name
        }
    }

    /// A moment at which the clocks change.
    public struct Transition: Hashable, Sendable {
        /// The first moment with the new offset.
        public let instant: Instant
        /// What was in force before.
        public let before: LocalType
        /// What is in force from then on.
        public let after: LocalType
    }

    /// The plain name of the tz database, such as `Europe/Amsterdam`.
    public let identifier: String

    private let transitions: [Int]
    private let typeOfTransition: [UInt8]
    private let types: [LocalType]
    private let rule: PosixRule?

    /// UTC, which needs no file.
    public static let utc = Zone(
        identifier: "UTC", file: nil,
        types: [LocalType(offset: 0, isDaylight: false, name: "UTC")])

    /// Reads a compiled zone file (TZif, RFC 9636); `nil` when the bytes are not one.
    public init?(identifier: String, tzif bytes: [UInt8]) {
        guard let file = TZifFile(bytes) else { return nil }
        self.init(identifier: identifier, file: file, types: file.types)
    }

    /// A zone that a calendar describes itself: what holds at first, and each change, oldest first.
    ///
    /// `nil` when the changes are out of order or use more than 255 different types.
    package init?(
        identifier: String, initial: LocalType, changes: [(instant: Instant, after: LocalType)]
    ) {
        guard zip(changes, changes.dropFirst()).allSatisfy({ $0.instant < $1.instant }) else {
            return nil
        }
        // The first type that is not daylight time counts before the first change.
        var types = [LocalType(offset: initial.offset, isDaylight: false, name: initial.name)]
        var indices: [UInt8] = []
        for change in changes {
            if let known = types.firstIndex(of: change.after) {
                indices.append(UInt8(known))
            } else {
                guard types.count < 255 else { return nil }
                indices.append(UInt8(types.count))
                types.append(change.after)
            }
        }
        self.identifier = identifier
        self.types = types
        transitions = changes.map(\.instant.secondsSinceEpoch)
        typeOfTransition = indices
        rule = nil
    }

    private init(identifier: String, file: TZifFile?, types: [LocalType]) {
        self.identifier = identifier
        self.types = types
        transitions = file?.transitions ?? []
        typeOfTransition = file?.typeOfTransition ?? []
        rule = file?.footer
    }

    /// What is in force at a moment.
    public func type(at moment: Instant) -> LocalType {
        let seconds = moment.secondsSinceEpoch
        if let rule, seconds >= transitions.last ?? Int.min { return rule.type(at: moment) }
        let following = transitions.partitioningIndex { $0 > seconds }
        return following == 0 ? initialType : types[Int(typeOfTransition[following - 1])]
    }

    /// Seconds east of UTC at a moment.
    public func offset(at moment: Instant) -> Int {
        type(at: moment).offset
    }

    /// What the wall clock shows at a moment.
    public func local(at moment: Instant) -> LocalDateTime {
        LocalDateTime(secondsSinceEpoch: moment.secondsSinceEpoch + offset(at: moment))
    }

    /// The moment with its offset, ready for RFC 3339.
    public func offsetDateTime(at moment: Instant) -> OffsetDateTime {
        OffsetDateTime(local: local(at: moment), offset: offset(at: moment))
    }

    /// The moment at which the wall clock shows that time.
    ///
    /// RFC 5545 §3.3.5: a time that a clock shows twice is the first of the two; a time that it skips
    /// is read with the offset in force before the gap.
    public func instant(of local: LocalDateTime) -> Instant {
        let wall = local.secondsSinceEpoch
        // No offset exceeds a day, so the offsets a day before and after include every candidate.
        let before = offset(at: Instant(secondsSinceEpoch: wall - 86_400))
        let after = offset(at: Instant(secondsSinceEpoch: wall + 86_400))
        let early = Instant(secondsSinceEpoch: wall - max(before, after))
        let late = Instant(secondsSinceEpoch: wall - min(before, after))
        if before == after, offset(at: early) == before { return early }
        if self.local(at: early) == local { return early }
        if self.local(at: late) == local { return late }
        return instantNearSeveralTransitions(wall)
    }

    /// Clock changes in `[start, end)`, oldest first.
    public func transitions(from start: Instant, to end: Instant) -> [Transition] {
        var result: [Transition] = []
        var moment = start.advanced(bySeconds: -1)
        while let next = nextTransition(after: moment), next.instant < end {
            if next.before.offset != next.after.offset { result.append(next) }
            moment = next.instant
        }
        return result
    }

    /// The first change strictly after a moment; `nil` when there is none.
    public func nextTransition(after moment: Instant) -> Transition? {
        let index = transitions.partitioningIndex { $0 > moment.secondsSinceEpoch }
        if index < transitions.count {
            return transition(at: transitions[index])
        }
        guard let rule, let daylight = rule.daylight else { return nil }
        let year = moment.advanced(bySeconds: rule.offset).utc.date.year
        let candidates = (year - 1...year + 1).flatMap { year in
            [
                daylight.start.localSeconds(in: year) - rule.offset,
                daylight.end.localSeconds(in: year) - daylight.offset,
            ]
        }
        let after = max(moment.secondsSinceEpoch, transitions.last ?? Int.min)
        return candidates.filter { $0 > after }.min().map(transition(at:))
    }

    /// The rule for the years after the last listed transition, where the zone has one.
    package var ruleForTheFuture: PosixRule? { rule }

    /// The stretch around a moment in which the offset stays the same: its first second, the first second after it, and the offset.
    func stretch(around seconds: Int) -> (start: Int, end: Int, offset: Int) {
        let last = transitions.last ?? Int.min
        if let rule, seconds >= last {
            let (start, end, offset) = rule.stretch(around: seconds)
            return (max(start, last), end, offset)
        }
        let following = transitions.partitioningIndex { $0 > seconds }
        let type = following == 0 ? initialType : types[Int(typeOfTransition[following - 1])]
        return (
            following == 0 ? Int.min : transitions[following - 1],
            following < transitions.count ? transitions[following] : Int.max, type.offset
        )
    }

    private func transition(at seconds: Int) -> Transition {
        let instant = Instant(secondsSinceEpoch: seconds)
        return Transition(
            instant: instant, before: type(at: instant.advanced(bySeconds: -1)),
            after: type(at: instant))
    }

    private var initialType: LocalType {
        types.first { !$0.isDaylight } ?? types.first
            ?? LocalType(offset: 0, isDaylight: false, name: "UTC")
    }

    /// The rare case of a time in a gap, or of two changes within a day of each other.
    private func instantNearSeveralTransitions(_ wall: Int) -> Instant {
        let from = Instant(secondsSinceEpoch: wall - 2 * 86_400)
        let until = Instant(secondsSinceEpoch: wall + 2 * 86_400)
        let changes = transitions(from: from, to: until)
        var offset = self.offset(at: from)
        for change in changes {
            let first = wall - offset
            if first < change.instant.secondsSinceEpoch { return Instant(secondsSinceEpoch: first) }
            // In the gap: the clock jumped over it with this change.
            if wall - change.after.offset < change.instant.secondsSinceEpoch {
                return Instant(secondsSinceEpoch: wall - offset)
            }
            offset = change.after.offset
        }
        return Instant(secondsSinceEpoch: wall - offset)
    }
}

extension Zone: Hashable {
    /// Zones of one name are the same zone.
    public static func == (left: Zone, right: Zone) -> Bool { left.identifier == right.identifier }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}

extension Array {
    /// The first index whose element satisfies a condition that, once true, stays true to the end.
    func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

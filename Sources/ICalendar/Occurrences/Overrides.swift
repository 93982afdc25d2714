import CivilTime

/// The overrides of a calendar by the series and the instance they replace, the highest SEQUENCE of each.
struct Overrides {
    struct OfSeries {
        /// The starts, in the series, of the replaced instances.
        fileprivate(set) var replaced: Set<Instant> = []
        /// Those with RANGE=THISANDFUTURE.
        fileprivate var ranges: [Instant: CalendarEvent] = [:]
    }

    /// What all instances of a series from one on become (RFC 5545 §3.2.13).
    struct Change {
        /// The first instance it counts for, by its start in the series.
        let from: Instant
        /// The override that stands for them.
        let event: SharedEvent
        /// Seconds by which they move on the wall clock.
        let shift: Int
        let length: TimeContext.Length
    }

    /// The most seconds an instance may be moved by a range; more is taken for nonsense and moves none but its own.
    fileprivate static let mostShift = 3_660 * 86_400
    private struct Key: Hashable {
        let uid: String
        let moment: Instant
    }

    private(set) var all: [CalendarEvent] = []
    private var indices: [Key: Int] = [:]
    private var series: [String: OfSeries] = [:]

    subscript(uid: String) -> OfSeries? { series[uid] }

    /// Adds an override of a series that began at `start`.
    mutating func add(
        _ event: CalendarEvent, toSeriesFrom start: CalendarTime, _ context: TimeContext
    ) {
        guard let time = event.recurrenceID else { return }
        let moment = context.instant(of: time, inSeriesFrom: start)
        let key = Key(uid: event.uid, moment: moment)
        if let known = indices[key] {
            guard all[known].sequence <= event.sequence else { return }
            all[known] = event
        } else {
            indices[key] = all.count
            all.append(event)
            series[event.uid, default: OfSeries()].replaced.insert(moment)
        }
        // A later version of an override may take its range back.
        if event.isThisAndFuture || series[event.uid]?.ranges[moment] != nil {
            series[event.uid]?.ranges[moment] = event.isThisAndFuture ? event : nil
        }
    }
}

extension Overrides.OfSeries {
    /// The changes for all that follows, oldest first; the last one that has begun counts.
    func changes(to master: CalendarEvent, _ context: TimeContext) -> [Overrides.Change] {
        guard !ranges.isEmpty else { return [] }
        let zone = context.zone(of: master.start)
        return ranges.sorted { $0.key < $1.key }.prefix(200).compactMap { moment, event in
            let before = zone.local(at: moment).secondsSinceEpoch
            let after = zone.local(at: context.instant(of: event.start)).secondsSinceEpoch
            guard abs(after - before) <= Overrides.mostShift else { return nil }
            return Overrides.Change(
                from: moment, event: SharedEvent(event), shift: after - before,
                length: context.length(of: event))
        }
    }
}

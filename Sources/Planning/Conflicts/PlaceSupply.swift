/// Whether there is as much room as all sessions together need, by slots and by number: in the rooms
/// where any of the communities could sit, against the sessions that must be held in a room.
struct PlaceSupply {
    /// False only where there is no plan without violations.
    let suffices: Bool

    init(_ tables: Tables, _ spots: inout SpotTable) {
        let buffer = tables.rooms.buffer.min() ?? 0
        var slotsNeeded = 0
        var sessionsNeeded = 0
        var shortest = tables.slots
        for c in 0..<tables.communityCount {
            let online = tables.modes.offers[c, .online] == nil ? 0 : tables.modes.most[c, .online]
            let inRooms = max(0, tables.count[c] - tables.maxSkips[c] - online)
            guard inRooms > 0 else { continue }
            slotsNeeded += inRooms * (tables.duration[c] + buffer)
            sessionsNeeded += inRooms
        }
        // Whoever may use a room counts among those who fill it.
        for c in 0..<tables.communityCount
        where tables.modes.options[c].contains(where: { $0.room >= 0 }) {
            shortest = min(shortest, tables.duration[c])
        }
        var slots = 0
        var sessions = 0
        for day in 0..<tables.days where slots < slotsNeeded || sessions < sessionsNeeded {
            for stretch in Self.stretches(day, tables, &spots) {
                // After the last session its buffer may reach beyond.
                slots += stretch + buffer
                sessions += (stretch + buffer) / max(1, shortest + buffer)
            }
        }
        suffices = slots >= slotsNeeded && sessions >= sessionsNeeded
    }

    /// The lengths of a day's stretches, room by room, in which somebody could sit.
    private static func stretches(
        _ day: Int, _ tables: Tables, _ spots: inout SpotTable
    ) -> [Int] {
        var isCovered = [Bool](repeating: false, count: tables.roomCount * tables.slots)
        for c in 0..<tables.communityCount {
            for spot in spots.of(c, day) where spot.room >= 0 {
                let from = spot.room * tables.slots + spot.start
                for slot in from..<(from + tables.duration[c]) { isCovered[slot] = true }
            }
        }
        return (0..<tables.roomCount).flatMap { room in
            isCovered[room * tables.slots..<(room + 1) * tables.slots]
                .split(separator: false).map(\.count)
        }
    }
}

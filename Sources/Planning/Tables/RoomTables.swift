/// Where rooms are and when they are free: what tables know of places.
struct RoomTables: Sendable {
    /// By room.
    let site: [Int]
    /// By room: slots that must stay free after a session.
    let buffer: [Int]
    /// By room: slots at which its own calendar is taken.
    let busy: BitRows
    let siteCount: Int
    /// Between sites, site by site, in one row.
    private let travel: [Int]
    /// By room × weekday × start: where the opening that reaches furthest ends; ``shut`` when none.
    private let openUntil: [Int16]
    private let weekday: [Int]
    private let slots: Int
    private static let shut: Int16 = -1

    init(_ instance: Instance, weekday: [Int]) {
        site = instance.rooms.map(\.site)
        buffer = instance.rooms.map(\.buffer)
        travel = instance.travel.flatMap { $0 }
        siteCount = instance.travel.count
        slots = instance.slotsPerDay
        self.weekday = weekday
        openUntil = Self.openings(instance)
        var busy = BitRows(
            rows: instance.rooms.count, days: instance.days, slots: instance.slotsPerDay)
        for (index, room) in instance.rooms.enumerated() {
            busy.mark(index, room.weekly, room.busy, weekday)
        }
        self.busy = busy
    }

    /// Slots between a room of one community's session and another's; the table may differ by
    /// direction, and the format takes the earlier community first.
    @inline(__always)
    func travel(_ c: Int, _ site: Int, _ other: Int, _ otherSite: Int) -> Int {
        c < other ? travel[site * siteCount + otherSite] : travel[otherSite * siteCount + site]
    }

    /// Does one opening of the room hold all of the time.
    @inline(__always)
    func isOpen(_ room: Int, on day: Int, from start: Int, to end: Int) -> Bool {
        Int(openUntil[(room * 7 + weekday[day]) * slots + start]) >= end
    }

    /// Is the room open, and free of its own calendar until the time after the session is over.
    @inline(__always)
    func isFree(_ room: Int, on day: Int, from start: Int, to end: Int) -> Bool {
        isOpen(room, on: day, from: start, to: end)
            && !busy.any(room, on: day, from: start, to: end + buffer[room])
    }

    private static func openings(_ instance: Instance) -> [Int16] {
        let slots = instance.slotsPerDay
        var until = [Int16](repeating: shut, count: instance.rooms.count * 7 * slots)
        for (r, room) in instance.rooms.enumerated() {
            for open in room.open {
                let row = (r * 7 + open.weekday) * slots
                for start in open.from..<open.to where until[row + start] < open.to {
                    until[row + start] = Int16(open.to)
                }
            }
        }
        return until
    }
}

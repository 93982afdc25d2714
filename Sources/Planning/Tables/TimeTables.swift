/// When communities could meet and who is free then: what tables know of days and slots.
struct TimeTables: Sendable {
    /// By day; Monday is 0.
    let weekday: [Int]
    /// By community × weekday: the starts inside windows.
    let starts: [[Int]]
    /// ``starts`` for those in a hurry.
    let startRows: ShortRows
    /// By community × weekday × start; ``outside`` where no window holds the session.
    let windowCost: [Int]
    /// By community × day: closed days and blackouts, counted.
    let dayBroken: [UInt8]
    let personBusy: BitRows
    /// By community: slots at which some core member's own calendar is taken.
    let coreBusy: BitRows
    /// By community: the same of its other members.
    let otherBusy: BitRows
    let ownCosts: OwnCosts
    let floors: SeriesFloors
    static let outside = -1

    init(_ instance: Instance) {
        let days = instance.days
        let slots = instance.slotsPerDay
        let communities = instance.communities
        let firstWeekday = CivilDate.weekday(instance.start) ?? 0
        let weekday = (0..<days).map { ($0 + firstWeekday) % 7 }
        let windowCost = Self.windowCosts(instance)
        let starts = (0..<(communities.count * 7)).map { row in
            (0..<slots).filter { windowCost[row * slots + $0] != Self.outside }
        }
        let dayBroken = Self.brokenDays(instance)
        var people = BitRows(rows: instance.people.count, days: days, slots: slots)
        for (index, person) in instance.people.enumerated() {
            people.mark(index, person.weekly, person.busy, weekday)
        }
        self.weekday = weekday
        self.starts = starts
        startRows = ShortRows(starts)
        self.windowCost = windowCost
        self.dayBroken = dayBroken
        personBusy = people
        coreBusy = people.union(communities.map(\.core))
        otherBusy = people.union(communities.map { $0.active + $0.peripheral })
        ownCosts = OwnCosts(
            instance,
            OwnCosts.Hours(
                slots: slots, weekday: weekday, starts: starts, windowCost: windowCost,
                dayBroken: dayBroken,
                personBusy: people, coreBusy: coreBusy, otherBusy: otherBusy))
        floors = SeriesFloors(
            SeriesFloors.Sources(
                communities: communities, weekday: weekday, starts: starts, ownCosts: ownCosts,
                weights: instance.weights))
    }

    private static func windowCosts(_ instance: Instance) -> [Int] {
        let slots = instance.slotsPerDay
        var costs = [Int](repeating: outside, count: instance.communities.count * 7 * slots)
        for (c, community) in instance.communities.enumerated() {
            for window in community.windows where window.to - window.from >= community.duration {
                let row = (c * 7 + window.weekday) * slots
                for start in window.from...(window.to - community.duration)
                where costs[row + start] == outside || costs[row + start] > window.cost {
                    costs[row + start] = window.cost
                }
            }
        }
        return costs
    }

    private static func brokenDays(_ instance: Instance) -> [UInt8] {
        let days = instance.days
        var broken = [UInt8](repeating: 0, count: instance.communities.count * days)
        for (c, community) in instance.communities.enumerated() {
            for day in Set(instance.closed) { broken[c * days + day] += 1 }
            for day in Set(community.blackout) where day >= 0 && day < days {
                broken[c * days + day] += 1
            }
        }
        return broken
    }
}

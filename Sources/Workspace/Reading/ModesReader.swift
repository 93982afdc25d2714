import Communities

/// Reads `modes` and `needs` of a community file.
struct ModesReader {
    let members: [Member]

    /// What each mode is wished and what it asks of a space.
    func modes(_ cursor: Cursor?, needs: Cursor?) -> [Mode: ModeWish] {
        guard let cursor, let keys = cursor.keys(Mode.allCases.map(\.rawValue)) else { return [:] }
        let names = ["features", "seats", "resources"]
        let needs = needs?.keys(names + Mode.allCases.map(\.rawValue))
        let common = Needs(needs)
        var modes: [Mode: ModeWish] = [:]
        for mode in Mode.allCases {
            let own = Needs(needs?[mode.rawValue]?.keys(names))
            guard let value = keys[mode.rawValue] else { continue }
            let (bounds, cost) = wish(value)
            modes[mode] = ModeWish(
                least: bounds.least, most: bounds.most, cost: cost,
                seats: mode.needsRoom ? own.seats ?? common.seats ?? usualSeats(mode) : 0,
                features: mode.needsRoom ? common.features.union(own.features) : own.features,
                resources: mode.needsRoom
                    ? common.resources.merging(own.resources) { $1 } : own.resources)
        }
        if modes.isEmpty {
            cursor.fault(.content(.noMode))
        }
        return modes
    }

    /// Core and active members in a room; half of them, rounded up, when others join by the link.
    private func usualSeats(_ mode: Mode) -> Int {
        let count = members.count { $0.level >= .active }
        return max(1, mode == .hybrid ? (count + 1) / 2 : count)
    }

    private func wish(_ cursor: Cursor) -> (CountText.Bounds, cost: Int) {
        let any = CountText.Bounds(least: 0, most: nil)
        guard case .map = cursor.tree.content else {
            return (cursor.read(CountText.bounds) ?? any, 0)
        }
        guard let keys = cursor.keys(["count", "cost"]) else { return (any, 0) }
        return (
            keys["count"]?.read(CountText.bounds) ?? any, keys["cost"]?.integer(0...1_000_000) ?? 0
        )
    }
}

private struct Needs {
    var features: Set<String> = []
    var seats: Int?
    var resources: [ResourceID: Int] = [:]

    init(_ keys: Keys?) {
        guard let keys else { return }
        features = keys["features"]?.words() ?? []
        seats = keys["seats"]?.integer(1...100_000)
        for (key, value) in keys["resources"]?.freeKeys() ?? [] {
            guard let id = key.identifier(), let count = value.integer(1...100_000) else {
                continue
            }
            resources[ResourceID(rawValue: id)] = count
        }
    }
}

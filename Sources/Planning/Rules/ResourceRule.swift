extension Rule {
    /// More of a resource asked for than there is.
    public struct Resource: Sendable, Hashable, RuleFact {
        /// The resource.
        public let index: Int
        /// How much of it there is.
        public let capacity: Int
        /// The most that is asked for at once.
        public let used: Int
        /// What is asked for beyond the capacity, slot by slot together.
        public let over: Int

        static var rule: Rule { .resource }
        var breach: Rule.Breach { .resource(self) }
        var violations: Int { over }
        var timeless: Resource { Resource(index: index, capacity: capacity, used: 0, over: 0) }
    }
}

extension Rules {
    /// Of all sessions of one day; where one is named, only what it asks for while it is held.
    func resource(_ together: [Held], for one: Held? = nil, _ found: inout some Findings) {
        var used: [Int: [Int]] = [:]
        for held in together {
            for (resource, amount) in held.option.uses {
                if let one, one.option.uses[resource, default: 0] == 0 { continue }
                let none = [Int](repeating: 0, count: instance.slotsPerDay)
                for slot in held.slots { used[resource, default: none][slot] += amount }
            }
        }
        for (resource, slots) in used.sorted(by: { $0.key < $1.key }) {
            let capacity = instance.resources[resource].capacity
            let during = slots[one?.slots ?? slots.indices]
            let over = during.reduce(0) { $0 + max(0, $1 - capacity) }
            guard over > 0 else { continue }
            found.add(
                Rule.Resource(
                    index: resource, capacity: capacity, used: during.max() ?? 0, over: over))
        }
    }
}

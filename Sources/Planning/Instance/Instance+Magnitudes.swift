extension Instance {
    /// What the search adds up, at its worst: beyond these its sums would overflow.
    struct Magnitudes {
        /// For one session: the search counts such prices in 32 bits and keeps room to add.
        static let mostCost = 1 << 28
        /// Of a resource in one slot.
        static let mostUse = Int(Int32.max)
        /// Of a resource over the whole season: violations are multiplied by their price.
        static let mostUseInAll = 1 << 40
        /// Of one person.
        static let mostMisses = Int(Int32.max)
        /// Days × starts of all communities together, tabulated by the search.
        static let mostTimes = 60_000_000
        /// Members who cannot come, of all these times together; their numbers have 32 bits.
        static let mostAbsences = 4_000_000_000

        private let instance: Instance
        /// Of the largest room.
        private let seats: Int
        /// By community: the most sessions it could have on one day.
        private let aDay: [Int]
        /// By person: the most sessions of their communities on one day.
        private let ofPerson: [Int]

        /// Of an instance whose lists are sound.
        init(_ instance: Instance) {
            self.instance = instance
            seats = instance.rooms.map(\.capacity).max() ?? 0
            aDay = instance.communities.indices.map { c in
                let community = instance.communities[c]
                // What is published may lie anywhere.
                if instance.published != nil { return community.count }
                return community.patterns.map { Self.most($0.days, community.maxShift) }.max() ?? 0
            }
            var ofPerson = [Int](repeating: 0, count: instance.people.count)
            for (c, community) in instance.communities.enumerated() {
                for person in community.members { ofPerson[person] += aDay[c] }
            }
            self.ofPerson = ofPerson
        }

        /// The most of some nominal days that sessions could leave for the same day.
        private static func most(_ days: [Int], _ reach: Int) -> Int {
            let days = days.sorted()
            var first = 0
            var most = 0
            for (index, day) in days.enumerated() {
                while day - days[first] > 2 * reach { first += 1 }
                most = max(most, index - first + 1)
            }
            return most
        }

        /// What one session of a community could cost, everybody missing it and everything clashing.
        func cost(_ c: Int) -> Double {
            let community = instance.communities[c]
            let weights = instance.weights
            let window = community.windows.map(\.cost).max() ?? 0
            let mode = community.modes.values.map(\.cost).max() ?? 0
            let miss = Double(
                max(weights.missActive, weights.missPeripheral) + weights.unfair + 1)
            let usual = weights.all.reduce(0, +) + window + mode
            let empty = Double(weights.emptySeats) * Double(seats / 10)
            return community.members.reduce(Double(usual) + empty) {
                // Their own calendar, and every other session of theirs.
                $0 + miss * Double(1 + ofPerson[$1] - aDay[c])
            }
        }

        /// What could be asked of each resource in one slot, and over the season.
        func uses() -> [(atOnce: Double, inAll: Double)] {
            var uses = [(atOnce: Double, inAll: Double)](
                repeating: (0, 0), count: instance.resources.count)
            for (c, community) in instance.communities.enumerated() {
                var most: [Int: Int] = [:]
                for option in community.modes.values {
                    most.merge(option.uses, uniquingKeysWith: max)
                }
                for (resource, amount) in most {
                    uses[resource].atOnce += Double(amount) * Double(aDay[c])
                    uses[resource].inAll +=
                        Double(amount) * Double(community.count) * Double(community.duration)
                }
            }
            return uses
        }

        /// How often each person could miss something.
        func misses() -> [Double] {
            var misses = [Double](repeating: 0, count: instance.people.count)
            for community in instance.communities {
                for person in community.members {
                    misses[person] += Double(community.count) * Double(1 + ofPerson[person])
                }
            }
            return misses
        }
    }
}

extension Instance.Community {
    /// Everybody who takes part, the closest first.
    var members: [Int] { core + active + peripheral }
}

extension Instance {
    /// The price of each soft rule; all non-negative.
    public struct Weights: Codable, Sendable, Hashable {
        /// The price of an active member's miss.
        public var missActive: Int = 4
        /// The price of a peripheral member's miss.
        public var missPeripheral: Int = 1
        /// Misses a person may have before they count as unfair.
        public var freeMisses: Int = 3
        /// The price of each miss of a person beyond ``freeMisses``.
        public var unfair: Int = 5
        /// The price of a session off its nominal day.
        public var otherDay: Int = 10
        /// The price of a session off its usual time.
        public var otherTime: Int = 6
        /// The price of a session off its usual room.
        public var otherRoom: Int = 3
        /// The price of a session off its usual mode.
        public var otherMode: Int = 5
        /// The price of a session left out.
        public var skip: Int = 30
        /// The price of each ten empty seats.
        public var emptySeats: Int = 1
        /// The price of a published session that moves, comes or goes.
        public var changeTime: Int = 12
        /// The price of a published session in another room.
        public var changeRoom: Int = 4
        /// The price of a published session in another mode.
        public var changeMode: Int = 6

        /// The usual prices.
        public init() {}

        /// Reads prices; what is left out keeps its usual price.
        public init(from decoder: any Decoder) throws {
            let box = try decoder.container(keyedBy: CodingKeys.self)
            func read(_ key: CodingKeys, _ usual: Int) throws -> Int {
                try box.decodeIfPresent(Int.self, forKey: key) ?? usual
            }
            missActive = try read(.missActive, missActive)
            missPeripheral = try read(.missPeripheral, missPeripheral)
            freeMisses = try read(.freeMisses, freeMisses)
            unfair = try read(.unfair, unfair)
            otherDay = try read(.otherDay, otherDay)
            otherTime = try read(.otherTime, otherTime)
            otherRoom = try read(.otherRoom, otherRoom)
            otherMode = try read(.otherMode, otherMode)
            skip = try read(.skip, skip)
            emptySeats = try read(.emptySeats, emptySeats)
            changeTime = try read(.changeTime, changeTime)
            changeRoom = try read(.changeRoom, changeRoom)
            changeMode = try read(.changeMode, changeMode)
        }

        /// Every price so many times as high.
        func times(_ factor: Int) -> Weights {
            var weights = self
            for price in [
                \Weights.missActive, \.missPeripheral, \.unfair, \.otherDay, \.otherTime,
                \.otherRoom, \.otherMode, \.skip, \.emptySeats, \.changeTime, \.changeRoom,
                \.changeMode,
            ] {
                weights[keyPath: price] *= factor
            }
            return weights
        }

        /// Every price with its name in the exchange format.
        var named: [(name: String, price: Int)] {
            [
                ("missActive", missActive), ("missPeripheral", missPeripheral),
                ("freeMisses", freeMisses), ("unfair", unfair), ("otherDay", otherDay),
                ("otherTime", otherTime), ("otherRoom", otherRoom), ("otherMode", otherMode),
                ("skip", skip), ("emptySeats", emptySeats), ("changeTime", changeTime),
                ("changeRoom", changeRoom), ("changeMode", changeMode),
            ]
        }

        var all: [Int] { named.map(\.price) }
    }
}

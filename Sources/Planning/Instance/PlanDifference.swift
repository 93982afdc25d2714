/// What changed between two plans of one instance.
public struct PlanDifference: Codable, Sendable, Hashable {
    /// One entry per community, in order.
    public let communities: [Change]

    /// The occurrences of one community that changed, by kind; one may stand in several lists.
    public struct Change: Codable, Sendable, Hashable {
        /// Held on another day or at another time.
        public var moved: [Int] = []
        /// Held in another room.
        public var roomChanged: [Int] = []
        /// Held in another mode.
        public var modeChanged: [Int] = []
        /// Held before, left out now.
        public var skipped: [Int] = []
        /// Left out before, held now.
        public var restored: [Int] = []
    }

    /// Compares two plans; communities or occurrences only one of them has are passed over.
    public init(from old: Plan, to new: Plan) {
        communities = zip(old.occurrences, new.occurrences).map { before, after in
            var change = Change()
            for (index, pair) in zip(before, after).enumerated() {
                switch pair {
                case (nil, nil): break
                case (_?, nil): change.skipped.append(index)
                case (nil, _?): change.restored.append(index)
                case (let a?, let b?):
                    if (a.day, a.start) != (b.day, b.start) { change.moved.append(index) }
                    if a.room != b.room { change.roomChanged.append(index) }
                    if a.mode != b.mode { change.modeChanged.append(index) }
                }
            }
            return change
        }
    }
}

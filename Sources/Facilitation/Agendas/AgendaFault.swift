public import Communities

/// Why there is no agenda.
public enum AgendaFault: Error, Hashable, Sendable {
    /// The length is outside 1...720 minutes.
    case badLength(minutes: Int)
    /// The number of people is outside 1...10,000.
    case badPeople(Int)
    /// The template has no blocks, or more than 60 with those of its strands.
    case badBlockCount(Int)
    /// More than three blocks leave the choice among the methods of one arc.
    case tooManyOpenChoices(Arc)
    /// No such method in the library.
    case unknownMethod(MethodID, block: String)
    /// It does not fit, not even without its optional blocks.
    case doesNotFit(Misfit)

    /// What does not fit, and the smallest changes that would make it fit.
    public struct Misfit: Hashable, Sendable {
        /// The length asked for.
        public var minutes: Int
        /// The blocks that must be held and that nothing suits for so many people in that mode.
        public var unsuitable: [Unsuitable]
        /// Sets of changes, each enough by itself; none is smaller than these. At most eight are named.
        public var fixes: [[Change]]
        /// How many sets of that size there are.
        public var count: Int

        package init(minutes: Int, unsuitable: [Unsuitable], fixes: [[Change]], count: Int) {
            self.minutes = minutes
            self.unsuitable = unsuitable
            self.fixes = fixes
            self.count = count
        }
    }

    /// A block that none of its methods suits.
    public struct Unsuitable: Hashable, Sendable {
        /// The block.
        public var block: String
        /// Its methods.
        public var methods: [MethodID]

        package init(block: String, methods: [MethodID]) {
            self.block = block
            self.methods = methods
        }
    }

    /// One change of what was asked.
    public enum Change: Hashable, Sendable {
        /// So many minutes more; the fewest that will do.
        case lengthen(minutes: Int)
        /// So many minutes less; the fewest that will do.
        case shorten(minutes: Int)
        /// Leaving out a block that must be held.
        case leaveOut(block: String)
        /// Letting a block begin at another time.
        case unpin(block: String)
    }
}

public import Communities

/// Why there is no agenda.
public enum AgendaFault: Error, Hashable, Sendable {
    /// The length is outside 1...720 minutes.
    case badLength(minutes: Int)
    /// The number of people is outside 1...10,000.
    case badPeople(Int)
    /// The template has no blocks, or more than 40.
    case badBlockCount(Int)
    /// No such method in the library.
    case unknownMethod(MethodID, block: String)
    /// None of the block's methods can be done by so many people in that mode.
    case unsuitable(block: String, methods: [MethodID], people: Int, mode: Mode)
    /// It does not fit, not even without its optional blocks.
    case doesNotFit(minutes: Int, WaysOut)

    /// The smallest single changes, each of which would make it fit.
    public struct WaysOut: Hashable, Sendable {
        /// So many minutes more; `nil`: none up to three hours more.
        public var moreMinutes: Int?
        /// So many minutes less; `nil`: no shorter session either.
        public var fewerMinutes: Int?
        /// Leaving out one of these blocks.
        public var leaveOut: [String]
        /// Letting go of the pin of one of these blocks.
        public var unpin: [String]

        /// All parts given.
        public init(
            moreMinutes: Int?, fewerMinutes: Int?, leaveOut: [String], unpin: [String]
        ) {
            self.moreMinutes = moreMinutes
            self.fewerMinutes = fewerMinutes
            self.leaveOut = leaveOut
            self.unpin = unpin
        }
    }
}

extension Plan {
    /// Which session of a plan: an occurrence of a community, held or left out.
    public struct Position: Sendable, Hashable {
        /// The community, by its position in the instance.
        public var community: Int
        /// The occurrence, by its position in the community's patterns.
        public var occurrence: Int

        /// An occurrence of a community.
        public init(community: Int, occurrence: Int) {
            self.community = community
            self.occurrence = occurrence
        }
    }
}

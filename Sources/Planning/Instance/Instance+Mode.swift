extension Instance {
    /// How a session is held; the raw value is the word of the exchange format.
    ///
    /// The order physical, hybrid, online breaks ties between plans of equal score.
    public enum Mode: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable, Comparable {
        /// In a room.
        case physical
        /// In a room and online at once.
        case hybrid
        /// Online only; no room.
        case online

        var index: Int {
            switch self {
            case .physical: 0
            case .hybrid: 1
            case .online: 2
            }
        }

        /// The order that breaks ties.
        public static func < (a: Mode, b: Mode) -> Bool { a.index < b.index }
    }
}

package import Communities

/// Something that a session lacks that people come together for.
package struct SessionGap: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Nobody facilitates.
        case facilitator
        /// Nobody brings the question it works on, or it has no template.
        case topic
    }

    package var kind: Kind
    /// Who has the turn and will not come; `nil`: nobody has it. With somebody else it is another gap.
    package var turn: PersonID?

    /// - Parameter turn: who has the turn and will not come.
    package init(_ kind: Kind, turn: PersonID? = nil) {
        self.kind = kind
        self.turn = turn
    }
}

/// A session whose moment to go online has come.
package struct GoingOnline: Hashable, Sendable {
    package var entry: PublishedSession
    package var gaps: [SessionGap]
}

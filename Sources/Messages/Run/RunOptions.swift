/// The parts of a run, in their order.
package enum RunPart: String, CaseIterable, Hashable, Sendable {
    /// Busy calendars are fetched.
    case `import`
    /// The published pages and feeds are kept right.
    case publish
    /// Facilitators get their agenda; sessions that have none are asked about, and go online.
    case agenda
    /// Reminders are queued and sent.
    case remind
    /// Everything else that people should hear is queued and sent: changes, welcomes, what a session left.
    case notify

    /// The kinds of messages it sends.
    package var kinds: Set<String> {
        switch self {
        case .import, .publish: []
        case .agenda: ["agenda", "proposal"]
        case .remind: ["reminder"]
        case .notify: ["invitation", "withdrawal", "notice", "welcome", "harvest"]
        }
    }
}

/// How a run is to go.
package struct RunOptions: Sendable {
    /// Go on although the clock went back or jumped ahead.
    package var isAcceptingClock: Bool
    /// The parts to do.
    package var parts: Set<RunPart>
    /// Seconds to wait for another run to end.
    package var patience: Int
    /// Whether to stop after the message in hand.
    package var isStopping: @Sendable () -> Bool

    /// Everything, without waiting, to the end.
    package init(
        isAcceptingClock: Bool = false, parts: Set<RunPart> = Set(RunPart.allCases),
        patience: Int = 0, isStopping: @escaping @Sendable () -> Bool = { false }
    ) {
        self.isAcceptingClock = isAcceptingClock
        self.parts = parts
        self.patience = patience
        self.isStopping = isStopping
    }
}

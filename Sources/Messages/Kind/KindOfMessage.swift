import Workplace

/// Finds what is due of one kind of message.
protocol KindOfMessage {
    /// What its messages are called in the ledger; more than one where a kind has an opposite.
    static var kinds: Set<MessageKind> { get }
    /// The part of a run that sends them.
    static var part: RunPart { get }

    /// Adds what is due now.
    static func find(_ search: DueSearch, _ found: inout FoundMessages) throws(Refusal)

    /// Whether something that was written and waits is still so; what is about a session of another season is
    /// not asked.
    static func holds(_ part: WaitingPart, _ search: DueSearch) throws(Refusal) -> Bool
}

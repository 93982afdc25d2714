/// What becomes of sessions that nobody facilitates or that have no topic, in communities that ask for it.
public struct NoAgendaRule: Hashable, Sendable {
    /// When the core is asked, with a proposal.
    public var ask: ReminderOffset
    /// When a session of which nothing came goes online and frees its room; `nil`: never.
    public var online: ReminderOffset?

    /// - Parameter online: closer to the session than `ask`.
    public init(ask: ReminderOffset, online: ReminderOffset? = nil) {
        self.ask = ask
        self.online = online
    }
}

/// All kinds of messages, in the order in which they are looked for.
///
/// A new kind is a folder of its own with a `KindOfMessage`, a line here, and its name in `MessageKind`.
package enum KindsOfMessage {
    /// Changes come first, since a change that is told covers reminders.
    static var all: [any KindOfMessage.Type] {
        [
            NoticeKind.self, WelcomeKind.self, InvitationKind.self, AgendaKind.self,
            HarvestQuestionKind.self, ProposalKind.self, ReminderKind.self,
            SeasonEndKind.self, FaultReportKind.self,
        ]
    }

    /// Those of some parts of a run.
    package static func sent(in parts: Set<RunPart>) -> Set<MessageKind> {
        all.filter { parts.contains($0.part) }.reduce(into: []) { $0.formUnion($1.kinds) }
    }
}

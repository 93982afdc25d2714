import Communities
import Messages
import Testing

@Suite("The kinds of messages")
struct MessageKindTests {
    /// The ledgers of all who use Kring hold these names.
    @Test func `the ledger knows each by a name that stays`() {
        #expect(
            Set(MessageKind.allCases.map(\.rawValue)) == [
                "agenda", "harvest", "invitation", "notice", "proposal", "reminder", "report",
                "season",
                "welcome",
                "withdrawal",
            ])
    }

    @Test func `each is found and sent in one part of a run`() {
        for kind in MessageKind.allCases {
            let parts = RunPart.allCases.filter { KindsOfMessage.sent(in: [$0]).contains(kind) }
            #expect(parts.count == 1, "\(kind)")
        }
        #expect(KindsOfMessage.sent(in: Set(RunPart.allCases)) == Set(MessageKind.allCases))
        #expect(KindsOfMessage.sent(in: [.agenda]) == [.agenda, .proposal])
        #expect(KindsOfMessage.sent(in: [.remind]) == [.reminder])
        #expect(KindsOfMessage.sent(in: [.import, .publish]) == [])
    }

    @Test func `people read them in their language`() {
        #expect(MessageKind.reminder.withArticle(.en) == "the reminder")
        #expect(MessageKind.reminder.withArticle(.nl) == "de herinnering")
        #expect(MessageKind.welcome.noun(.nl) == "welkomstbericht")
        let dutch = MessageKind.allCases.map { $0.noun(.nl) }
        #expect(Set(dutch).count == MessageKind.allCases.count)
    }
}

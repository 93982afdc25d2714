import Communities
import Ledger
import Workplace

/// Finds that the last season ends soon, and who looks after communities should hear it.
enum SeasonEndKind: KindOfMessage {
    static let kinds: Set<MessageKind> = [.season]
    static let part = RunPart.notify

    static func find(_ search: DueSearch, _ found: inout FoundMessages) throws(Refusal) {
        let (due, nextDue) = DueSeasonEnd.all(search.audience, now: search.now)
        var untold: [DueSeasonEnd] = []
        for one in due {
            let isTold = try search.asking { ledger throws(LedgerFault) in
                try ledger.hasDelivery(one.key.description)
            }
            if !isTold { untold.append(one) }
        }
        found.add(untold, nextDue: nextDue)
    }

    /// Once there is a next season, nobody needs to hear that there is none.
    static func holds(_ part: WaitingPart, _ search: DueSearch) -> Bool {
        search.workspace.intent.organisation.seasons.last?.id.rawValue == part.fields.first
    }
}

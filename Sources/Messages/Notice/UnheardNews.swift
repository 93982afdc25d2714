import Communities
import Ledger
import Workplace

/// Changes that were written for people and did not go: what each of them last knew.
///
/// What a person is told of a change begins with what that person knows. Where a notice waited until its
/// session changed again, they never knew what the others were told.
struct UnheardNews {
    /// What somebody knows of a session, where that is not what people were last told.
    let before: [SessionUID: [PersonID: PublishedSession]]
    private let known: [SessionUID: [PersonID: PublishedSession]]
    private let unheard: [UnheardChange]

    init(_ search: DueSearch) throws(Refusal) {
        let uids = search.sessions.map(\.uid)
        let unheard = try search.asking { ledger throws(LedgerFault) in
            try ledger.unheardChanges(about: uids)
        }
        var before: [SessionUID: [PersonID: PublishedSession]] = [:]
        var known: [SessionUID: [PersonID: PublishedSession]] = [:]
        for (uid, changes) in Dictionary(grouping: unheard, by: \.uid) {
            let history = try search.asking { ledger throws(LedgerFault) in
                try ledger.history(uid: uid)
            }
            for change in changes {
                let version = history.last { $0.value.sequence == change.known }?.value
                known[uid, default: [:]][change.person] = version
                // What may have arrived counts as heard: who hears twice of the same is better off than who is left
                // with what is no longer true.
                if !change.isInDoubt { before[uid, default: [:]][change.person] = version }
            }
        }
        self.before = before
        self.known = known
        self.unheard = unheard
    }

    /// Notices of the present state that are to be written anew; those of sessions that changed since are
    /// found with the change.
    func again(besides changed: Set<SessionUID>, _ search: DueSearch) -> [DueNotice] {
        let sessions = Dictionary(
            search.sessions.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
        return unheard.compactMap { change -> DueNotice? in
            guard change.waits, !changed.contains(change.uid),
                let after = sessions[change.uid], after.sequence == change.tells,
                let before = known[change.uid]?[change.person]
            else { return nil }
            return DueNotices.notice(
                of: SessionNews(before: before, after: after), to: change.person, search.audience,
                dueAt: after.changed, now: search.now)
        }
    }
}

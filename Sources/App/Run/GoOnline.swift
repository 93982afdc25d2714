import CivilTime
import Communities
import Ledger
import Messages
import Season
import Workplace

/// Moves sessions without an agenda online within a run, so that their rooms come free.
struct GoOnline {
    let workspace: OpenWorkspace
    let ledger: Ledger
    let now: Instant

    /// Moves them; what stands in the way of one is a problem of the run, said once.
    func move(_ sessions: [GoingOnline], _ outcome: inout RunOutcome) throws {
        let words = NoAgendaReason(language: workspace.intent.organisation.language)
        for one in sessions {
            let session = one.entry.session.id
            let decision = try MoveSession(workspace.workplace, now: now).decide(
                session, AskedPlace(mode: .online), .moved,
                DecisionOptions(
                    reason: words.text(one.gaps.map(\.kind)), author: "no-agenda", isForced: true),
                in: workspace, ledger: ledger)
            guard decision.isDone else {
                try note(one, decision, &outcome)
                continue
            }
            outcome.counts.add(.online)
        }
    }

    private func note(
        _ one: GoingOnline, _ decision: DecisionOutcome, _ outcome: inout RunOutcome
    ) throws {
        let key = "no-agenda/\(one.entry.uid)"
        let facts = decision.collisions.map(\.words).joined(separator: "; ")
        let problem = RunProblem.cannotGoOnline(one.entry.session.id, facts: facts)
        // What stands in the way is told when it is new, not by each run: the ledger keeps what was told, always in
        // one language, so that it is compared with itself.
        let told = problem.words(.en).message
        guard try ledger.note(key)?.value != told else { return }
        try ledger.note(key, told, at: now)
        outcome.note(RunOutcome.Problem(problem))
    }
}

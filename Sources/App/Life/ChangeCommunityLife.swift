package import CivilTime
package import Communities
import Ledger
package import Workplace
import Workspace

/// Lets a community pause or end: `kring pause`, `kring end`.
///
/// Its file says it, in one line, and what was promised meanwhile is called off at once, aloud, with the reason.
package struct ChangeCommunityLife: Sendable {
    private let workplace: Workplace
    private let now: Instant
    private let language: Language

    /// - Parameters:
    ///   - now: becomes the moment of change.
    ///   - language: of who reads what became of it.
    package init(_ workplace: Workplace, now: Instant, language: Language = .en) {
        self.workplace = workplace
        self.now = now
        self.language = language
    }

    /// No session from one day until another.
    ///
    /// - Parameters:
    ///   - on: the first day without; `nil`: today.
    ///   - until: the day on which it can meet again.
    package func pause(
        _ id: CommunityID, on: CivilDate?, until: CivilDate, reason: String?, isRehearsal: Bool
    ) throws -> LifeOutcome {
        let desk = try LifeDesk(workplace, now: now)
        let community = try desk.living(id)
        let from = on ?? desk.today
        guard from >= desk.today else { throw Refusal(LifeRefusal.past(from)) }
        guard from < until else { throw Refusal(LifeRefusal.backwards(from: from, until: until)) }
        guard community.pauses.isEmpty else { throw Refusal(LifeRefusal.alreadyPaused(id)) }
        let line = CommunityLines.line(CommunityPause(from: from, until: until, reason: reason))
        return try DecideLife(desk: desk, language: language).carryOut(
            LifeDecision(
                change: .paused, communities: [id], on: from, until: until, reason: reason,
                edits: [try desk.edit(id, on: desk.today, [.add(line)])],
                becomes: { $0.without(id) }), isRehearsal: isRehearsal)
    }

    /// No session from a day on, for good. Its file, page, feed and harvest stay.
    ///
    /// - Parameters:
    ///   - on: the first day without; `nil`: today where somebody agrees, else in two weeks.
    ///   - second: who of the core agrees.
    package func end(
        _ id: CommunityID, on: CivilDate?, with second: PersonID?, reason: String?,
        isRehearsal: Bool
    ) throws -> LifeOutcome {
        let desk = try LifeDesk(workplace, now: now)
        let day = try desk.day(on, with: second, of: [try desk.living(id)])
        let line = CommunityLines.line(CommunityEnd(on: day, reason: reason))
        return try DecideLife(desk: desk, language: language).carryOut(
            LifeDecision(
                change: .ended, communities: [id], on: day, reason: reason, second: second,
                edits: [try desk.edit(id, on: desk.today, [.add(line)])],
                becomes: { $0.without(id) }), isRehearsal: isRehearsal)
    }
}

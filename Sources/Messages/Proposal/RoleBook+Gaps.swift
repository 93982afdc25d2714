import Communities
import Meeting

extension RoleBook {
    /// What a session lacks that people come together for.
    ///
    /// A facilitator whose calendar is full still has the turn; one who said no, or left, has not.
    func gaps(of session: PublishedSession) -> [SessionGap] {
        guard let community = intent.community(session.session.community) else { return [] }
        let entries = entries(of: session)
        func gap(_ kind: SessionGap.Kind, _ role: SessionRole) -> SessionGap? {
            guard let entry = entries.first(where: { $0.role == role }) else { return nil }
            guard let person = entry.person else { return SessionGap(kind) }
            let isOpen =
                declined[session.uid]?.contains(person) == true
                || community.level(of: person) == nil
            return isOpen ? SessionGap(kind, turn: person) : nil
        }
        let hasTemplate = session.session.template != nil || community.templates.isEmpty
        return [
            gap(.facilitator, .facilitator),
            hasTemplate ? gap(.topic, .caseGiver) : SessionGap(.topic),
        ].compactMap { $0 }
    }

    /// Who of the core and active members could facilitate a session, as far as calendars and answers say: who has had
    /// the fewest turns this season first.
    func couldFacilitate(_ session: PublishedSession) -> [PersonID] {
        guard let community = intent.community(session.session.community) else { return [] }
        var turns: [PersonID: Int] = [:]
        for (_, entries) in rota(of: community) {
            for case let person? in entries.lazy.filter({ $0.role == .facilitator }).map(\.person) {
                turns[person, default: 0] += 1
            }
        }
        let entries = entries(of: session).filter { $0.role != .facilitator }
        let people = community.members(.core) + community.members(.active)
        return people.enumerated().filter { canTake($0.element, session, entries) }
            .sorted {
                (turns[$0.element, default: 0], $0.offset)
                    < (turns[$1.element, default: 0], $1.offset)
            }.map(\.element)
    }
}

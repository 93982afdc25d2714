package import CivilTime
package import Communities
import Ledger
package import Workplace
import Workspace

/// Lets some members of a community go on by themselves: `kring split`.
package struct SplitCommunity: Sendable {
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

    /// The community keeps its sessions and its identity; who leaves it gets sessions by the next plan.
    ///
    /// - Parameters:
    ///   - into: a new identifier, or a community that there is.
    ///   - people: who goes on there, each at the level that they have.
    package func split(
        _ id: CommunityID, into: CommunityID, _ people: [PersonID], _ wish: LifeWish
    ) throws -> LifeOutcome {
        guard isSlug(into.rawValue) else { throw Refusal(LifeRefusal.noIdentifier(into.rawValue)) }
        guard id != into else { throw Refusal(LifeRefusal.alone([id])) }
        let desk = try LifeDesk(workplace, now: now)
        let community = try desk.living(id)
        for person in people where community.level(of: person) == nil {
            throw Refusal(
                LifeRefusal.notMember(person, id, members: community.members.map(\.person)))
        }
        let leaving = community.members.filter { people.contains($0.person) }
        let staying = community.members.filter { !people.contains($0.person) }
        guard !leaving.isEmpty, !staying.isEmpty else {
            throw Refusal(LifeRefusal.nobodyLeft(id, into: into))
        }
        let day = try desk.day(wish.on, with: wish.second, of: [community])
        let name = wish.name
        let target: LifeEvent.Edit
        if let other = desk.workspace.intent.community(into) {
            _ = try desk.living(into)
            let joining = leaving.filter { other.level(of: $0.person) == nil }
            target = try desk.edit(
                into, on: day, [.replace(CommunityLines.lines(other.members + joining))])
        } else {
            target = try desk.founding(
                into, from: id, on: day,
                [
                    .replace(CommunityLines.lines(leaving)),
                    .replace([CommunityLines.line(name: name ?? into.spoken)]),
                    .remove("with"), SplitCommunity.coordinators(people, community),
                ] + SplitCommunity.roles(without: Set(staying.map(\.person)), community))
        }
        let rest = try desk.edit(
            id, on: day,
            [.replace(CommunityLines.lines(staying))]
                + SplitCommunity.roles(without: Set(leaving.map(\.person)), community))
        return try DecideLife(desk: desk, language: language).carryOut(
            LifeDecision(
                change: .split, communities: [id], heir: into, on: day, reason: wish.reason,
                second: wish.second, edits: [target, rest], becomes: { $0 }),
            isRehearsal: wish.isRehearsal)
    }

    /// Who looks after the other one: those of the first who go there.
    private static func coordinators(
        _ people: [PersonID], _ community: Community
    ) -> LifeDesk.LineChange {
        let own = community.coordinators.filter(people.contains)
        return own.isEmpty
            ? .remove("coordinator") : .replace([CommunityLines.line(coordinators: own)])
    }

    /// Roles without those who are no members any more, where somebody names them.
    private static func roles(
        without people: Set<PersonID>, _ community: Community
    ) -> [LifeDesk.LineChange] {
        func left(_ filling: RoleFilling) -> RoleFilling {
            switch filling {
            case .people(let named): .people(named.filter { !people.contains($0) })
            case .rotating(let except):
                .rotating(except: except.filter { !people.contains($0) })
            }
        }
        let (roles, sessionRoles) = (
            community.roles.mapValues(left), community.sessionRoles.mapValues(left)
        )
        guard roles != community.roles || sessionRoles != community.sessionRoles else { return [] }
        return [.replace(CommunityLines.lines(roles: roles, sessionRoles))]
    }
}

package import CivilTime
package import Communities
import Feeds
import Ledger
package import Workplace
import Workspace

/// Lets communities go on as one, or one under another identifier: `kring merge`, `kring rename`.
///
/// Each keeps its file, page and past, and says where it goes on; subscribers of its feed see what comes after. The promises
/// to come of the first go on as they are, under their identities; where it has none, those of the next.
package struct MergeCommunities: Sendable {
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

    /// One community out of several.
    ///
    /// - Parameter into: one of them, another that there is, or a new identifier.
    package func merge(
        _ ids: [CommunityID], into: CommunityID, _ wish: LifeWish
    ) throws -> LifeOutcome {
        var together: [CommunityID] = []
        for id in ids + [into] where !together.contains(id) { together.append(id) }
        let desk = try LifeDesk(workplace, now: now)
        let former = together.filter { $0 != into }
        guard former.count + (desk.workspace.intent.community(into) == nil ? 0 : 1) > 1 else {
            throw Refusal(LifeRefusal.alone(together))
        }
        return try goOn(.merged, former, into, wish, desk)
    }

    /// A community under another identifier.
    ///
    /// - Parameter into: a new identifier.
    package func rename(
        _ id: CommunityID, to into: CommunityID, _ wish: LifeWish
    ) throws -> LifeOutcome {
        let desk = try LifeDesk(workplace, now: now)
        // Whoever gave the file another name themselves gave the community one.
        let isMoved = try desk.isGone(id) && !desk.isPublished(into)
        guard isMoved || desk.workspace.intent.community(into) == nil else {
            throw Refusal(LifeRefusal.taken(into))
        }
        return try goOn(.renamed, [id], into, wish, desk)
    }

    private func goOn(
        _ change: CommunityChange, _ former: [CommunityID], _ into: CommunityID, _ wish: LifeWish,
        _ desk: LifeDesk
    ) throws -> LifeOutcome {
        guard isSlug(into.rawValue) else { throw Refusal(LifeRefusal.noIdentifier(into.rawValue)) }
        let communities = try former.map(desk.living)
        let heir = desk.workspace.intent.community(into)
        if let heir { _ = try desk.living(heir.id) }
        let together = communities + [heir].compactMap(\.self)
        let day = try desk.day(wish.on, with: wish.second, of: together)
        let carrier = try carrier(together, heir, from: day, desk)
        let members = MergeCommunities.members([carrier] + together)
        var edits: [LifeEvent.Edit]
        if let heir, change == .renamed {
            edits = [
                try desk.edit(
                    heir.id, on: desk.today,
                    [.add(CommunityLines.line(begun: day))] + named(wish.name))
            ]
        } else if let heir {
            edits = [
                try desk.edit(
                    heir.id, on: day,
                    [.replace(CommunityLines.lines(members))] + named(wish.name))
            ]
        } else {
            edits = [try founded(into, carrier, members, wish.name, change, day, desk)]
        }
        for id in former {
            let end = CommunityEnd(on: day, into: into, reason: wish.reason)
            edits.append(
                try desk.edit(id, on: desk.today, [.add(CommunityLines.line(end))]))
        }
        let ended = Set(former)
        return try DecideLife(desk: desk, language: language).carryOut(
            LifeDecision(
                change: change, communities: former, heir: into, on: day, reason: wish.reason,
                second: wish.second, edits: edits,
                becomes: { session in
                    MergeCommunities.goingOn(session, ended, into, carrier: carrier.id)
                }),
            isRehearsal: wish.isRehearsal)
    }

    /// The community whose sessions to come go on: the one that is there already, else the first that has some.
    private func carrier(
        _ together: [Community], _ heir: Community?, from day: CivilDate, _ desk: LifeDesk
    ) throws -> Community {
        let sessions = try desk.workspace.published(now).held.filter { day <= $0.date }
        let order = [heir].compactMap(\.self) + together
        guard let first = order.first else { throw Refusal(LifeRefusal.alone([])) }
        return order.first { one in sessions.contains { $0.community == one.id } } ?? first
    }

    /// The file of a community that is new: that of the one whose sessions go on.
    private func founded(
        _ id: CommunityID, _ carrier: Community, _ members: [Member], _ name: String?,
        _ change: CommunityChange, _ day: CivilDate, _ desk: LifeDesk
    ) throws(Refusal) -> LifeEvent.Edit {
        let name = name ?? (change == .renamed ? nil : id.spoken)
        return try desk.founding(
            id, from: carrier.id, on: day,
            [.replace(CommunityLines.lines(members))] + named(name))
    }

    private func named(_ name: String?) -> [LifeDesk.LineChange] {
        name.map { [.replace([CommunityLines.line(name: $0)])] } ?? []
    }

    /// Everybody once, at the highest level that somebody gives them; in the order of the first.
    private static func members(_ communities: [Community]) -> [Member] {
        var levels: [PersonID: Participation] = [:]
        var order: [PersonID] = []
        for member in communities.flatMap(\.members) {
            if levels[member.person] == nil { order.append(member.person) }
            levels[member.person] = max(levels[member.person] ?? .peripheral, member.level)
        }
        return order.compactMap { person in
            levels[person].map { Member(person: person, level: $0) }
        }
    }

    /// A session of communities that go on as one; `nil`: it was only theirs, and another's sessions go on.
    private static func goingOn(
        _ session: Session, _ ended: Set<CommunityID>, _ into: CommunityID, carrier: CommunityID
    ) -> Session? {
        let own = session.communities
        let isOnlyOfOthers =
            own.allSatisfy(ended.contains) && !own.contains(carrier) && !own.contains(into)
        if isOnlyOfOthers { return nil }
        var communities: [CommunityID] = []
        for id in own.map({ ended.contains($0) ? into : $0 }) where !communities.contains(id) {
            communities.append(id)
        }
        var session = session
        session.community = communities.first ?? into
        session.with = Array(communities.dropFirst())
        return session
    }
}

extension LifeDesk {
    /// The file of a community that comes out of another: that one's, from its first day.
    func founding(
        _ id: CommunityID, from other: CommunityID, on day: CivilDate, _ changes: [LineChange]
    ) throws(Refusal) -> LifeEvent.Edit {
        let file = "communities/\(id).yaml"
        guard try text(file) == nil else { throw Refusal(LifeRefusal.taken(id)) }
        let text = try known(text: self.file(other))
        return LifeEvent.Edit(
            path: file, before: nil,
            after: try changed(
                text, [.remove("begun")] + changes + [.add(CommunityLines.line(begun: day))],
                file), on: today, isDone: false)
    }
}

extension CommunityID {
    /// As a name, until somebody gives it a better one: `Toetsen online`.
    var spoken: String {
        let words = rawValue.map { "-_.".contains($0) ? " " : String($0) }.joined()
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

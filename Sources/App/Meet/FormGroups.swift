package import CivilTime
package import Communities
package import Facilitation
import Ledger
package import Meeting
import Planning
package import Workplace
import Workspace

/// What groups are asked for.
package struct GroupRequest: Sendable {
    /// Who is to be put into groups.
    package enum Source: Sendable {
        /// So many people of whom nothing is known.
        case count(Int)
        /// The people of a list in a file.
        case list(String)
        /// Who is expected at a session.
        case session(String)
    }

    /// Who.
    package var source: Source
    /// The most people of a group; what the agenda of the session says unless given.
    package var size: Int?
    /// How many rounds; what the agenda of the session says unless given.
    package var rounds: Int?
    /// Who is not there.
    package var absent: [String] = []
    /// Who comes later, and in which round they are there first, from 1.
    package var late: [(person: String, round: Int)] = []
    /// Who takes part through a screen.
    package var remote: [String] = []
    /// Those of one entry are not to be in one group.
    package var apart: [[String]] = []
    /// Those of one entry are to be in one group.
    package var together: [[String]] = []
    /// Whether groups may have people in the room and on a screen.
    package var mayMix = false
    /// What groups are to bring first.
    package var favour = GroupFavour.meetings
    /// Swaps that the search looks at.
    package var steps = GroupPlanner.usualSteps
    /// The same number gives the same groups.
    package var seed = 1
    /// Whether the ledger is to remember the groups.
    package var keeps = false

    /// Groups of these people.
    package init(_ source: Source) { self.source = source }
}

/// Makes groups in which people meet new people: `kring groups`.
package struct FormGroups: Sendable {
    private let workplace: @Sendable () throws -> Workplace
    private let now: Instant

    /// - Parameter place: the workspace; asked for only when the request names a session.
    package init(_ workplace: @escaping @Sendable () throws -> Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// Makes the groups.
    ///
    /// - Parameter language: of what is said; the organisation's unless given, English where there is none.
    package func run(_ request: GroupRequest, language: Language? = nil) throws -> GroupReport {
        switch request.source {
        case .count(let count):
            guard GroupBrief.limits.people.contains(count) else {
                throw Refusal(MeetRefusal.groups(.badPeople(count), people: []))
            }
            return try report(
                request, GroupCast(count: count), by(hand: request), language: language ?? .en)
        case .list(let path):
            return try report(
                request, GroupCast(path: path), by(hand: request), language: language ?? .en)
        case .session(let id):
            let workspace = try OpenWorkspace(workplace())
            let language = language ?? workspace.intent.organisation.language
            let entry = try workspace.session(id)
            let cast = try GroupCast(entry.session, uid: entry.uid, workspace)
            let rounds = try rounds(of: entry.session, workspace, request)
            let titles = SessionTitle(intent: workspace.intent, library: workspace.library)
            var report = try report(
                request, cast, rounds, language: language,
                session: (entry.session.id, titles.text(entry.session, language)))
            if request.keeps {
                try keep(report, of: entry.uid, workspace.workplace)
                report.kept = true
            }
            return report
        }
    }

    private func by(hand request: GroupRequest) -> GroupRounds {
        GroupRounds(count: request.rounds ?? 1, size: request.size ?? 4)
    }

    private func rounds(
        of session: Session, _ workspace: OpenWorkspace, _ request: GroupRequest
    ) throws -> GroupRounds {
        guard request.size == nil, request.rounds == nil else { return by(hand: request) }
        let agendas = try SessionAgenda(
            workspace, of: try workspace.published(now),
            ledger: try workspace.workplace.readLedger())
        // Without an agenda, or with one that does not fit, groups are as if asked for by hand.
        guard let agenda = try? agendas.agenda(session) else { return by(hand: request) }
        let rounds = GroupRounds(agenda)
        return rounds.rounds.isEmpty ? by(hand: request) : rounds
    }

    private func report(
        _ request: GroupRequest, _ cast: GroupCast, _ rounds: GroupRounds,
        language: Language, session: (id: SessionID, title: String)? = nil
    ) throws -> GroupReport {
        var cast = cast
        for name in request.remote { cast.people[try cast.number(of: name)].isRemote = true }
        var brief = GroupBrief(
            people: cast.people.map {
                GroupBrief.Person(disciplines: Set($0.disciplines), isRemote: $0.isRemote)
            }, sizes: rounds.rounds.map(\.size), met: cast.met, mayMix: request.mayMix,
            favour: request.favour)
        brief.shapes = rounds.rounds.map(\.shape)
        for name in request.absent { brief.people[try cast.number(of: name)].attendance = 0..<0 }
        for (name, round) in request.late {
            brief.people[try cast.number(of: name)].attendance = max(0, round - 1)..<Int.max
        }
        for names in request.apart {
            brief.apart.formUnion(pairs(try names.map(cast.number)))
        }
        for names in request.together {
            brief.together.formUnion(pairs(try names.map(cast.number)))
        }
        let plan: GroupPlan
        do {
            var random = RandomSource(seed: UInt64(bitPattern: Int64(request.seed)))
            plan = try GroupPlanner(brief).plan(steps: request.steps, using: &random)
        } catch {
            throw Refusal(MeetRefusal.groups(error, people: cast.people.map(\.name)))
        }
        return GroupReport(
            rounds: plan.rounds, repeats: plan.score.repeats, bound: plan.bound,
            firstMeetings: plan.score.firstMeetings, meetings: plan.score.meetings,
            withinDiscipline: plan.score.meetingsWithinDiscipline,
            brokenWishes: plan.score.brokenWishes, mixedGroups: plan.score.mixedGroups,
            people: cast.people.map {
                GroupReport.Person(id: $0.id, name: $0.name, remote: $0.isRemote)
            }, blocks: rounds.rounds.compactMap { $0.block?.text(language) }, kept: false,
            hasDisciplines: cast.people.contains { !$0.disciplines.isEmpty }, session: session,
            language: language)
    }

    private func pairs(_ numbers: [Int]) -> [PersonPair] {
        numbers.enumerated().flatMap { index, one in
            numbers[(index + 1)...].map { PersonPair(one, $0) }
        }
    }

    private func keep(_ report: GroupReport, of uid: SessionUID, _ workplace: Workplace)
        throws(Refusal)
    {
        let ledger = try workplace.openLedger()
        try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.keep(
                KeptGroups(
                    uid: uid,
                    rounds: report.rounds.map { groups in
                        groups.map { group in
                            group.map { PersonID(rawValue: report.people[$0].id) }
                        }
                    }), at: now)
        }
    }
}

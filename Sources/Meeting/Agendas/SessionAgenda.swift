import CivilTime
package import Communities
package import Facilitation
import Synchronization

/// The agendas of a season's sessions: each template fitted to its minutes, mode, room and the people expected, with
/// the methods of the community's earlier sessions in mind.
///
/// Each agenda is fitted once, however often it is asked for.
package final class SessionAgenda: Sendable {
    private struct Brief: Hashable {
        var template: TemplateID
        var situation: AgendaSituation
    }

    private let intent: Intent
    private let library: MethodLibrary
    package let pastTimes: PastTimes
    private let fitted = Mutex<[Brief: Result<Agenda, AgendaFault>]>([:])
    /// The sessions that are held, by community, in the order of time.
    package let sessions: [CommunityID: [Session]]
    /// What sessions open with.
    package let openThreads: [SessionID: [OpenThread]]
    /// What some room has: nothing is known of what no room is said to have.
    private let features: Set<String>

    /// How many earlier sessions are looked at.
    private static let memory = 8

    /// - Parameters:
    ///   - sessions: those that are held; earlier ones decide which methods come again.
    ///   - openThreads: what some of them open with.
    package init(
        intent: Intent, library: MethodLibrary, pastTimes: PastTimes, sessions: [Session],
        openThreads: [SessionID: [OpenThread]]
    ) {
        self.pastTimes = pastTimes
        self.intent = intent
        self.library = library
        self.openThreads = openThreads
        features = intent.rooms.reduce(into: []) { $0.formUnion($1.features) }
        var byCommunity: [CommunityID: [Session]] = [:]
        for session in sessions.sorted(by: {
            ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id)
        }) {
            for community in session.communities {
                byCommunity[community, default: []].append(session)
            }
        }
        self.sessions = byCommunity
    }

    /// How many are expected: core and active members, and half of the peripheral ones.
    package func people(_ session: Session) -> Int {
        let members = intent.participants(of: session)
        let peripheral = members.filter { $0.level == .peripheral }.count
        return max(1, members.count - peripheral + (peripheral + 1) / 2)
    }

    /// The agenda; `nil` when the session has no template.
    ///
    /// - Throws: when its template does not fit.
    package func agenda(_ session: Session) throws(AgendaFault) -> Agenda? {
        guard let template = session.template.flatMap({ library.template($0) }) else { return nil }
        return try fit(template, situation(session, for: template))
    }

    /// The roles that the methods of a session ask for.
    package func roles(_ session: Session, _ library: MethodLibrary) -> Set<SessionRole> {
        // A template that does not fit asks for nobody; publishing warns of it.
        let agenda = try? agenda(session)
        return (agenda?.methods ?? []).reduce(into: []) { roles, method in
            roles.formUnion(library.method(method)?.roles ?? [])
        }
    }

    /// A template that fits a session and asks nobody to bring a question: of the community's cycle, or of the library
    /// for its stage.
    package func templateWithoutCase(_ session: Session) -> SessionTemplate? {
        guard let community = intent.community(session.community) else { return nil }
        let cycle = community.templates.cycle.compactMap { library.template($0) }
        let ofStage = library.templates.filter {
            $0.stages.contains(community.stage)
                && $0.length.map { ($0.least...max($0.least, $0.most)).contains(session.minutes) }
                    ?? true
        }
        return (cycle + ofStage).first { template in
            // One that does not fit is no proposal.
            guard template.id != session.template,
                let agenda = try? fit(template, situation(session, for: template))
            else { return false }
            return !agenda.methods.contains {
                library.method($0)?.roles.contains(.caseGiver) ?? false
            }
        }
    }

    /// What is known about a session when that template is fitted to it.
    package func situation(_ session: Session, for template: SessionTemplate) -> AgendaSituation {
        situation(session, earlier: template.leavesChoice ? earlier(session) : [])
    }

    private func situation(_ session: Session, earlier: [[MethodID]]) -> AgendaSituation {
        AgendaSituation(
            minutes: session.minutes, people: people(session), mode: session.mode,
            start: session.start, roomLacks: roomLacks(session), earlier: earlier,
            trust: intent.community(session.community)?.stage.trust ?? .medium,
            openThreads: openThreads[session.id] ?? [],
            experience: pastTimes.experience(before: session.date))
    }

    private func fit(
        _ template: SessionTemplate, _ situation: AgendaSituation
    ) throws(AgendaFault) -> Agenda {
        let brief = Brief(template: template.id, situation: situation)
        if let known = fitted.withLock({ $0[brief] }) { return try known.get() }
        let result = Result { () throws(AgendaFault) in
            try AgendaFitter(library: library).fit(template, situation)
        }
        fitted.withLock { $0[brief] = result }
        return try result.get()
    }

    /// The methods of the sessions that the session's community had before it, the latest first.
    private func earlier(_ session: Session) -> [[MethodID]] {
        let before = sessions[session.community, default: []].prefix { other in
            (other.date, other.start, other.id) < (session.date, session.start, session.id)
        }
        // From the first on, since what one session had decides what the next can have.
        var met: [[MethodID]] = []
        for other in before {
            var methods: [MethodID] = []
            if let template = other.template.flatMap({ library.template($0) }) {
                let earlier = template.leavesChoice ? Array(met.prefix(Self.memory)) : []
                // A session whose template does not fit had no methods to come again.
                methods = (try? fit(template, situation(other, earlier: earlier)))?.methods ?? []
            }
            met.insert(methods, at: 0)
        }
        return Array(met.prefix(Self.memory))
    }

    private func roomLacks(_ session: Session) -> Set<String> {
        guard let room = session.room.flatMap({ intent.room($0) }) else { return [] }
        return features.subtracting(room.features)
    }
}

extension SessionTemplate {
    /// Whether some block can be more than one thing.
    fileprivate var leavesChoice: Bool {
        (blocks + blocks.flatMap { $0.strands.flatMap(\.blocks) })
            .contains { $0.methods.count > 1 || $0.arc != nil }
    }
}

extension Stage {
    /// How much trust a method may ask of a community at this stage.
    fileprivate var trust: Trust {
        switch self {
        case .potential: .low
        case .coalescing: .medium
        case .maturing, .stewardship, .transformation: .high
        }
    }
}

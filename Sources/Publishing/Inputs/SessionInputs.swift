import CivilTime
import Communities
import Facilitation
import Meeting

/// What the texts of sessions are made from: title, agenda, materials and roles depend on the session, the files of its
/// communities, the sessions its community held before it, and how long things took so far.
///
/// An agenda looks at earlier ones, so a community's whole row of sessions counts for each of them.
struct SessionInputs: Sendable {
    private let workspace: WorkspaceInputs
    private let rows: [CommunityID: InputDigest]

    /// - Parameter agendas: those of the sessions that are held.
    init(_ workspace: WorkspaceInputs, _ agendas: SessionAgenda) {
        self.workspace = workspace
        let past = InputDigest { $0.add(agendas.pastTimes.words) }
        rows = agendas.sessions.mapValues { sessions in
            InputDigest { list in
                list.add(past)
                for session in sessions {
                    list.add(session)
                    for community in session.communities {
                        list.add(workspace.community(community))
                    }
                    let threads = agendas.openThreads[session.id, default: []]
                    list.add(threads.count)
                    for thread in threads { list.add(thread) }
                }
            }
        }
    }

    /// Of what people read about a session, whoever they are.
    func of(_ session: Session) -> InputDigest {
        InputDigest { list in
            list.add(workspace.ground)
            list.add(session)
            for community in session.communities {
                list.add(workspace.community(community))
                list.add(rows[community] ?? InputDigest(high: 0, low: 0))
            }
        }
    }
}

extension InputDigest.List {
    /// Everything a session says; `InputDigestTests` counts the parts.
    mutating func add(_ session: Session) {
        add(session.id.rawValue)
        add(session.community.rawValue)
        add(session.with.count)
        for community in session.with { add(community.rawValue) }
        add(session.index)
        add(session.date.daysSinceEpoch)
        add(session.start.description)
        add(session.minutes)
        add(session.mode.rawValue)
        add(session.room?.rawValue)
        add(session.online?.rawValue)
        add(session.template?.rawValue)
        add(session.facilitator?.rawValue)
    }

    /// Everything people know of a session.
    mutating func add(_ published: PublishedSession) {
        add(published.session)
        add(published.uid.rawValue)
        add(published.sequence)
        add(published.status.rawValue)
        add(published.created.secondsSinceEpoch)
        add(published.changed.secondsSinceEpoch)
        add(published.reason)
        add(published.contentDigest)
        add(published.isWithdrawn == true ? 1 : 0)
    }

    mutating func add(_ thread: OpenThread) {
        add(thread.number)
        add(thread.kind.rawValue)
        add(thread.text)
        add(thread.owner?.rawValue)
        add(thread.due?.daysSinceEpoch ?? .min)
    }
}

package import CivilTime
import Communities
package import Feeds
import Ledger
import Meeting
package import Publishing
package import Workplace

/// A calendar on stdout: `kring feed`.
package struct ShowFeed: Sendable {
    private let workplace: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// The calendar's text.
    package func run(
        _ subject: Feed.Subject, flavour: FeedFlavour
    ) throws(Refusal) -> String {
        let workspace = try OpenWorkspace(workplace)
        let intent = workspace.intent
        let path: String
        switch subject {
        case .community(let id):
            guard intent.community(id) != nil else {
                throw workspace.unknown(
                    .community, id.rawValue, among: intent.communities.map(\.id.rawValue))
            }
            path = PublishedAddress.communityFeed(id)
        case .member(let id):
            guard intent.person(id) != nil else {
                throw workspace.unknown(
                    .person, id.rawValue, among: intent.people.map(\.id.rawValue))
            }
            path = try secretPath(of: id)
        case .room(let id):
            guard intent.room(id) != nil || intent.onlineRoom(id) != nil else {
                throw workspace.unknown(
                    .room, id.rawValue,
                    among: intent.rooms.map(\.id.rawValue) + intent.onlineRooms.map(\.id.rawValue))
            }
            path = PublishedAddress.roomFeed(id)
        case .organisation: path = PublishedAddress.wholeFeed
        }
        let sessions = try workspace.published(now)
        let agendas = try SessionAgenda(workspace, of: sessions, ledger: try workplace.readLedger())
        return try FeedTexts(workspace, sessions: sessions, agendas: agendas, now: now).file(
            subject, flavour: flavour, source: path)
    }

    private func secretPath(of person: PersonID) throws(Refusal) -> String {
        let secret = try InstanceSecret.read(
            workplace.secretPath, ledger: try workplace.readLedger())
        return PublishedAddress.memberFeed(token: secret.address(of: person).token)
    }
}

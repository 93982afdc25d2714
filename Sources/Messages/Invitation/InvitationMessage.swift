import Communities
import Feeds
package import Workplace

extension DueInvitation: AboutOneSession {
    package var kind: MessageKind { occasion == .invited ? .invitation : .withdrawal }

    package func mail(by desk: MessageDesk) throws(Refusal) -> OutboxMessage {
        let reader = try desk.person(person)
        let composer = InvitationComposer(desk)
        switch occasion {
        case .invited:
            let versions = try desk.invitations.messages([entry], to: reader, lift: lift)
            // Who is invited takes part, and so the session is in their feed.
            guard let version = versions.first else {
                throw Refusal(MailRefusal.notTheirs(entry.session.id, person))
            }
            return try composer.mail(version, to: reader, key: key)
        case .left:
            return try composer.mail(
                withdrawal(reader, desk), to: reader, key: key, occasion: .left)
        case .subscribed:
            return try composer.mail(
                withdrawal(reader, desk), to: reader, key: key, occasion: .subscribed)
        }
    }

    private func withdrawal(_ reader: Person, _ desk: MessageDesk) -> Invitation.Message {
        desk.invitations.withdrawal(entry, from: reader, lift: lift)
    }
}

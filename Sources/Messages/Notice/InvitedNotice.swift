import CivilTime
import Communities
import Workplace

/// A change for who has sessions as invitations: the next version of the invitation says it, to them and their calendar.
///
/// It never goes to a channel: a calendar reads none.
struct InvitedNotice: DueMessage {
    let notice: DueNotice
    /// How much higher its SEQUENCE is than that of the session.
    let lift: Int

    var kind: MessageKind { .notice }
    var person: PersonID { notice.person }
    var about: String { notice.news.after.session.id.rawValue }
    var parts: [MessagePart] { [notice.part] }
    var dueAt: Instant { notice.dueAt }

    func mail(by desk: MessageDesk) throws(Refusal) -> OutboxMessage {
        let reader = try desk.person(person)
        let versions = try desk.invitations.messages(
            [notice.news.after], to: reader, lift: lift)
        // Of a session that is no longer theirs there is no next version: that it changed they read in words.
        guard let version = versions.first else {
            return try NoticeMessage(notice).mail(by: desk)
        }
        return try InvitationComposer(desk).mail(version, to: reader, key: key)
    }
}

import Communities
import Ledger
import Workplace

/// Finds the changes that people should hear of.
enum NoticeKind: KindOfMessage {
    static let kinds: Set<MessageKind> = [.notice]
    static let part = RunPart.notify

    static func find(_ search: DueSearch, _ found: inout FoundMessages) throws(Refusal) {
        let first = search.first
        let untold = try search.asking { ledger throws(LedgerFault) in
            try ledger.untoldSessions(from: first)
        }
        var versions: [SessionUID: Int] = [:]
        var news: [SessionNews] = []
        for one in untold {
            if let before = one.before {
                versions[one.after.uid] = one.version
                news.append(SessionNews(before: before, after: one.after))
            } else {
                // Nobody knew it: what it is now is what people know.
                found.settled.told[one.after.uid] = one.version
            }
        }
        let unheard = try UnheardNews(search)
        let due = DueNotices(
            of: news, unheard: unheard.before, audience: search.audience, now: search.now)
        for settled in due.settled {
            found.settled.told[settled.after.uid] = versions[settled.after.uid]
        }
        let held = HeldInvitations(search.known)
        var others: [DueNotice] = []
        var invited: [InvitedNotice] = []
        let again = unheard.again(besides: Set(news.map(\.after.uid)), search)
        for notice in due.due + again {
            if search.audience.isInvited(notice.person) {
                let lift = held.liftOfChange(notice.person, to: notice.news.after.uid)
                invited.append(InvitedNotice(notice: notice, lift: lift))
            } else {
                others.append(notice)
            }
        }
        // What changed for one person at one moment is one mail; but a mail invites to one session (RFC 6047 §2.2).
        found.add(invited, nextDue: due.nextDue)
        var life = try LifeNews.untold(search)
        var messages: [NoticeMessage] = []
        for notices in Dictionary(grouping: others, by: { "\($0.person) \($0.dueAt)" }).values {
            // What was decided about their community goes with what it does to their sessions.
            let along = life.filter { news in
                news.person == notices.first?.person
                    && notices.contains { news.event.sessions[$0.news.after.uid] != nil }
            }
            life.removeAll(where: along.contains)
            messages += [NoticeMessage(notices, along)].compactMap(\.self)
        }
        let settled = Set(due.settled.map(\.after.uid))
        var next = Soonest()
        let alone = life.byThemselves(
            besides: news.filter { !settled.contains($0.after.uid) }, search.audience,
            now: search.now, &next)
        messages += Dictionary(grouping: alone, by: \.person).values.compactMap {
            NoticeMessage([], $0)
        }
        found.add(messages, nextDue: next.moment)
    }

    /// A later change has a notice of its own, from what the person knew before this one.
    static func holds(_ part: WaitingPart, _ search: DueSearch) -> Bool {
        // What was taken back is told as well: they may have heard of it in another way.
        if part.fields.first == "life" { return true }
        return part.fields.count > 1 && part.fields[1] == part.entry.map { "\($0.sequence)" }
    }
}

extension DueNotice {
    /// What the ledger keeps of it.
    var part: MessagePart {
        MessagePart(
            key: key, uid: news.after.uid, dueAt: dueAt, giveUpAt: giveUpAt, sendAt: sendAt,
            tells: news.after.sequence, known: news.before.sequence)
    }
}

import CivilTime
import Communities
package import Ledger
import Publishing
package import Workplace

/// Makes of what is due what the ledger keeps: complete messages, and what is dealt with by them.
package struct MessageQueue {
    package let due: DueMessages
    package let composer: MessageComposer
    package let secret: InstanceSecret

    package init(due: DueMessages, composer: MessageComposer, secret: InstanceSecret) {
        self.due = due
        self.composer = composer
        self.secret = secret
    }

    /// Everything in one transaction.
    ///
    /// One message that cannot be written keeps nobody else's back: it is kept as failed, with a problem.
    package func batch(_ outcome: inout RunOutcome) -> MessageBatch {
        var batch = MessageBatch()
        for mail in due.mails {
            do throws(Refusal) {
                batch.deliveries += try deliveries(mail)
            } catch {
                batch.deliveries += failed(mail)
                outcome.note(
                    RunOutcome.Problem(
                        words:
                            "the \(mail.kind) for \(mail.person) was not written: \(error.message)",
                        person: mail.person, status: error.status))
            }
        }
        batch.deliveries += due.silent.map(silent)
        batch.told = due.told
        batch.joined = due.joined
        batch.left = due.left
        return batch
    }

    /// The mail as it is handed over.
    private func bytes(_ mail: DueMail, _ key: DeliveryKey) throws(Refusal) -> [UInt8] {
        if let invitation = try invitation(mail, key) { return invitation }
        let message = try message(mail)
        do throws(MIMEFault) {
            return try MIMEMessage(message).bytes
        } catch {
            throw Refusal(.badData, error.description)
        }
    }

    /// An invitation, or the notice that is the next version of one; `nil` for all other mails.
    private func invitation(_ mail: DueMail, _ key: DeliveryKey) throws(Refusal) -> [UInt8]? {
        switch mail {
        case .invitation(let invitation):
            return try composer.invitation(invitation)
        case .notices(let notices) where due.audience.isInvited(mail.person):
            guard let notice = notices.first, notices.count == 1 else { return nil }
            return try composer.invitation(
                notice.news.after, to: mail.person, key: key,
                lift: due.held.liftOfChange(mail.person, to: notice.news.after.uid))
        default: return nil
        }
    }

    /// The mail in words.
    package func message(_ mail: DueMail) throws(Refusal) -> OutboxMessage {
        switch mail {
        case .reminders(let reminders):
            reminders.count == 1
                ? try composer.reminder(reminders[0]) : try composer.digest(reminders)
        case .notices(let notices): try composer.notice(notices)
        case .task(let task): try composer.task(task)
        case .proposal(let proposal): try composer.proposal(proposal)
        case .welcome(let welcome):
            try composer.welcome(
                welcome.communities, welcome.person,
                feed: PublishedAddress.memberFeed(
                    token: SecretAddress(
                        of: welcome.person, generation: 0, secret: secret.bytes
                    ).token), dueAt: welcome.dueAt)
        case .invitation(let invitation):
            throw Refusal(.bug, "an invitation is a whole mail: \(invitation.key)")
        }
    }

    private func deliveries(_ mail: DueMail) throws(Refusal) -> [Delivery] {
        let parts = self.parts(mail)
        let isOne = parts.count == 1
        let key =
            isOne ? parts[0].key : DeliveryKey.together(parts.map(\.key), person: mail.person)
        let id = composer.envelope.messageID(key).description
        let bytes: [UInt8]
        let channel = channel(of: mail)
        if let channel {
            bytes = try composer.post(mail, channel)
        } else {
            bytes = try self.bytes(mail, key)
        }
        let whole = Delivery(
            key: key.description, kind: mail.kind, person: mail.person,
            uid: isOne ? parts[0].uid : nil,
            recipient: channel?.listener.rawValue ?? recipient(mail.person), messageID: id,
            message: bytes,
            dueAt: mail.dueAt, giveUpAt: parts.map(\.giveUpAt).min() ?? mail.dueAt,
            sendAt: parts.compactMap(\.sendAt).min())
        if isOne { return [whole] }
        return [whole]
            + parts.map { part in
                delivery(part, mail, .covered, detail: "in the message <\(id)>")
            }
    }

    /// Where reminders and changes are posted: for a community in its channel, for a person in their own.
    private func channel(of mail: DueMail) -> Channel? {
        let intent = composer.workspace.intent
        if let channel = intent.organisation.channel(of: mail.person) { return channel }
        switch mail {
        case .notices where due.audience.isInvited(mail.person): return nil
        case .reminders, .notices:
            let choice = due.audience.choice(mail.person)
            guard
                var channel = intent.organisation.ownChannel(choice, besides: intent.communities),
                let person = intent.person(mail.person)
            else { return nil }
            channel.language = person.language
            return channel
        case .task, .proposal, .welcome, .invitation: return nil
        }
    }

    private func recipient(_ listener: PersonID) -> String {
        composer.workspace.intent.person(listener)?.email ?? listener.rawValue
    }

    private func failed(_ mail: DueMail) -> [Delivery] {
        parts(mail).map { delivery($0, mail, .failed, detail: "could not be written") }
    }

    private func silent(_ reminder: DueReminder) -> Delivery {
        let state: DeliveryState =
            switch reminder.fate {
            case .send: .due
            case .collapsed: .collapsed
            case .covered: .covered
            case .skippedLate: .skippedLate
            }
        let mail = DueMail.reminders([reminder])
        return delivery(parts(mail)[0], mail, state, detail: nil)
    }

    /// One thing that a mail tells.
    private struct Part {
        var key: DeliveryKey
        var uid: String?
        var dueAt: Instant
        var giveUpAt: Instant
        var sendAt: Instant?
    }

    private func parts(_ mail: DueMail) -> [Part] {
        switch mail {
        case .reminders(let reminders):
            return reminders.map {
                Part(key: $0.key, uid: $0.uid, dueAt: $0.dueAt, giveUpAt: $0.giveUpAt)
            }
        case .notices(let notices):
            return notices.map {
                Part(
                    key: $0.key, uid: $0.news.after.uid, dueAt: $0.dueAt,
                    giveUpAt: $0.giveUpAt, sendAt: $0.sendAt)
            }
        case .task(let task):
            return [
                Part(
                    key: task.key, uid: task.entry.uid, dueAt: task.dueAt,
                    giveUpAt: task.giveUpAt)
            ]
        case .invitation(let invitation):
            return [
                Part(
                    key: invitation.key, uid: invitation.entry.uid, dueAt: invitation.dueAt,
                    giveUpAt: invitation.giveUpAt)
            ]
        case .proposal(let proposal):
            return [
                Part(
                    key: proposal.key, uid: proposal.entry.uid, dueAt: proposal.dueAt,
                    giveUpAt: proposal.giveUpAt)
            ]
        case .welcome(let welcome):
            let season = composer.workspace.intent.organisation.season.id
            return welcome.communities.map {
                Part(
                    key: .welcome($0, season: season, person: welcome.person), uid: nil,
                    dueAt: welcome.dueAt, giveUpAt: welcome.giveUpAt)
            }
        }
    }

    private func delivery(
        _ part: Part, _ mail: DueMail, _ state: DeliveryState, detail: String?
    ) -> Delivery {
        Delivery(
            key: part.key.description, kind: mail.kind, person: mail.person, uid: part.uid,
            recipient: recipient(mail.person),
            messageID: composer.envelope.messageID(part.key).description, message: nil,
            dueAt: part.dueAt, giveUpAt: part.giveUpAt, state: state, detail: detail)
    }
}

import Communities
package import Ledger
package import Workplace

/// Makes of what is due what the ledger keeps: complete messages, and what is dealt with by them.
package struct MessageQueue {
    package let due: DueMessages
    package let desk: MessageDesk

    package init(due: DueMessages, desk: MessageDesk) {
        self.due = due
        self.desk = desk
    }

    private var intent: Intent { desk.workspace.intent }

    /// Writes everything, piece by piece, so that the first can go while the others are written.
    ///
    /// What counts as told stands in the last piece alone. A run that is killed before it finds the same messages due
    /// again, under the keys that are known already; the other way round they would never be told.
    ///
    /// One message that cannot be written keeps nobody else's back: it is kept as to be written, with a problem, and
    /// the next run tries again.
    ///
    /// - Parameters:
    ///   - size: messages in a piece, the last excepted.
    ///   - keep: keeps a piece in one transaction; `isFollowed` but for the last.
    package func write(
        inPiecesOf size: Int, _ outcome: inout RunOutcome,
        keep: (_ piece: MessageBatch, _ outcome: inout RunOutcome) throws -> Void
    ) throws {
        var batch = due.found.settled
        for (number, message) in due.found.messages.enumerated() {
            if number > 0, number.isMultiple(of: size) {
                var piece = MessageBatch()
                piece.isFollowed = true
                swap(&piece.deliveries, &batch.deliveries)
                try keep(piece, &outcome)
            }
            do throws(Refusal) {
                batch.deliveries += try deliveries(message)
            } catch {
                batch.deliveries += unwritten(message)
                // Who was not welcomed has not been seen: they are found again.
                if message.kind == .welcome {
                    batch.joined.removeAll { $0.person == message.person }
                }
                outcome.note(
                    RunOutcome.Problem(
                        MailRefusal.notWritten(message.kind, message.person, error.reason),
                        message.person))
            }
        }
        batch.deliveries += due.found.silent.map {
            delivery($0.part, $0.kind, $0.person, $0.state, note: nil)
        }
        try keep(batch, &outcome)
    }

    /// A message as people read it: what comes in a channel is a post, anything else a mail.
    package func form(of message: any DueMessage) throws(Refusal) -> MessageForm {
        if let channel = channel(of: message.person),
            let post = message.post(in: channel.language, by: desk)
        {
            return .post(post, channel)
        }
        return .mail(try message.mail(by: desk))
    }

    /// The whole message, and the parts that it tells: a part that goes with others is kept as covered by the whole, so
    /// that it is known and never told again.
    private func deliveries(_ message: any DueMessage) throws(Refusal) -> [Delivery] {
        let parts = message.parts
        let isOne = parts.count == 1
        let id = desk.envelope.messageID(message.key).description
        let recipient: String
        let bytes: [UInt8]
        switch try form(of: message) {
        case .post(let post, let channel):
            recipient = channel.listener.rawValue
            bytes = try desk.document(post, channel)
        case .mail(let mail):
            recipient = self.recipient(message.person)
            bytes = try mail.bytes()
        }
        let whole = Delivery(
            key: message.key.description, kind: message.kind.rawValue, person: message.person,
            uid: isOne ? parts[0].uid : nil, recipient: recipient, messageID: id, message: bytes,
            dueAt: message.dueAt, giveUpAt: parts.map(\.giveUpAt).min() ?? message.dueAt,
            sendAt: parts.compactMap(\.sendAt).min(), tells: isOne ? parts[0].tells : nil,
            known: isOne ? parts[0].known : nil)
        if isOne { return [whole] }
        return [whole]
            + parts.map { part in
                delivery(
                    part, message.kind, message.person, .covered,
                    note: .covered(by: id))
            }
    }

    /// Where somebody's messages are posted: for a community in its channel, for a person in their own.
    private func channel(of listener: PersonID) -> Channel? {
        if let channel = intent.organisation.channel(of: listener) { return channel }
        guard let person = intent.person(listener),
            var channel = intent.organisation.ownChannel(
                due.audience.choice(listener), besides: intent.communities)
        else { return nil }
        channel.language = person.language
        return channel
    }

    private func recipient(_ listener: PersonID) -> String {
        if listener == .administrator, let address = intent.organisation.run.report {
            return address
        }
        return intent.person(listener)?.email ?? listener.rawValue
    }

    private func unwritten(_ message: any DueMessage) -> [Delivery] {
        message.parts.map {
            delivery(
                $0, message.kind, message.person, .unwritten,
                note: .unwritable)
        }
    }

    private func delivery(
        _ part: MessagePart, _ kind: MessageKind, _ person: PersonID, _ state: DeliveryState,
        note: DeliveryNote?
    ) -> Delivery {
        Delivery(
            key: part.key.description, kind: kind.rawValue, person: person, uid: part.uid,
            recipient: recipient(person),
            messageID: desk.envelope.messageID(part.key).description, message: nil,
            dueAt: part.dueAt, giveUpAt: part.giveUpAt, state: state, detail: note?.kept,
            tells: part.tells, known: part.known)
    }
}

package import CivilTime
package import Communities
import Ledger
import Publishing
package import Workplace

/// Puts words for one person into a message: from whom, which thread, which list, how to stop.
package struct Envelope {
    package let workspace: OpenWorkspace
    package let secret: InstanceSecret

    /// What a message is made of besides its words.
    package struct Contents {
        package var subject: String
        package var text: String
        package var html: String
        package var calendar: OutboxMessage.Calendar?
        package var attachments: [OutboxMessage.Attachment] = []
    }

    /// A message to a member.
    ///
    /// - Parameters:
    ///   - uid: of the calendar event it is about, where it is about one: its thread.
    ///   - communities: those it is about: its list, where it is one.
    package func message(
        _ contents: Contents, to person: Person, key: DeliveryKey, uid: String?,
        communities: [CommunityID], dueAt: Instant
    ) -> OutboxMessage {
        let organisation = workspace.intent.organisation
        let settings = organisation.mail
        return OutboxMessage(
            sender: Mailbox(name: settings.fromName, address: settings.fromAddress),
            replyTo: settings.replyTo.map { Mailbox(name: settings.fromName, address: $0) },
            recipient: Mailbox(name: person.name, address: person.email),
            subject: contents.subject, text: contents.text, html: contents.html,
            calendar: contents.calendar, attachments: contents.attachments,
            messageID: messageID(key),
            threadRoot: uid.map { messageID(.thread(uid: $0, person: person.id)) },
            date: workspace.zone.offsetDateTime(at: dueAt), language: person.language,
            list: list(communities, person.language), unsubscribe: unsubscribe(person.id))
    }

    /// Where somebody stops or changes what they get.
    package func stop(_ person: Person) -> Letter.Link {
        let words = PageWords(language: person.language)
        let organisation = workspace.intent.organisation
        guard organisation.web.isServed else {
            return Letter.Link(
                words: words.of("Minder of geen berichten", "Fewer or no messages"),
                address: "mailto:\(organisation.mail.fromAddress)?subject=stop%20\(person.id)")
        }
        return Letter.Link(
            words: words.of("Minder, meer of geen berichten", "Fewer, more or no messages"),
            address: choicePage(person.id))
    }

    /// Where somebody of the core says no to a decision about communities.
    func objection(_ event: LifeEvent, _ person: Person) -> String {
        let organisation = workspace.intent.organisation
        guard organisation.web.isServed else {
            return
                "mailto:\(organisation.mail.fromAddress)?subject=bezwaar%20\(event.number)%20\(person.id)"
        }
        return choicePage(person.id) + "/object/\(event.number)"
    }

    package func messageID(_ key: DeliveryKey) -> MessageID {
        MessageID(
            of: key, secret: secret.bytes, host: workspace.intent.organisation.web.host)
    }

    private func list(_ communities: [CommunityID], _ language: Language) -> Mailbox {
        let organisation = workspace.intent.organisation
        let own = communities.compactMap { workspace.intent.community($0) }
        guard own.count == 1, let community = own.first else {
            return Mailbox(name: organisation.name, address: "kring.\(organisation.web.host)")
        }
        return Mailbox(
            name: community.name.text(language),
            address: "\(community.id).\(organisation.web.host)")
    }

    private func unsubscribe(_ person: PersonID) -> OutboxMessage.Unsubscribe {
        let organisation = workspace.intent.organisation
        let isSafe = organisation.web.isServed && organisation.web.address.hasPrefix("https://")
        return OutboxMessage.Unsubscribe(
            link: isSafe ? choicePage(person) : nil, address: organisation.mail.fromAddress)
    }

    private func choicePage(_ person: PersonID) -> String {
        let token = secret.choiceTokens(of: person).first ?? ""
        return PublishedAddress(web: workspace.intent.organisation.web).address("u/\(token)")
    }
}

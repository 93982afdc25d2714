package import CivilTime
package import Communities
import Ledger
package import Workplace

/// What somebody hears, for `kring mail choices --json`.
package struct ChoiceList: Sendable, Encodable {
    /// One person's choice.
    package struct Entry: Sendable, Encodable {
        /// Who.
        package var person: PersonID
        /// How much: `more`, `all`, `fewer`, `changes`, `none`.
        package var amount: String
        /// Whether all of a day comes in one mail.
        package var digest: Bool
        /// Their own quiet hours, such as `22:00-08:00`.
        package var quiet: String?
        /// The channel in which reminders and changes come instead of mails.
        package var channel: String?
        /// How sessions come into their calendar, where not by the feed: `invitations`.
        package var calendar: String?
    }

    /// By person; who chose nothing is not in it.
    package var choices: [Entry]
}

/// What people want to hear, and when: `kring mail choose`.
package struct ChooseMessages: Sendable {
    private let workplace: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// What was chosen.
    package func list() throws -> ChoiceList {
        let choices = try workplace.readLedger()?.choices() ?? [:]
        return ChoiceList(
            choices: choices.sorted { $0.key.rawValue < $1.key.rawValue }.map { person, choice in
                ChoiceList.Entry(
                    person: person, amount: choice.amount.rawValue, digest: choice.isDigest,
                    quiet: choice.quiet.map { "\($0.from)-\($0.to)" }, channel: choice.channel,
                    calendar: choice.calendar?.rawValue)
            })
    }

    /// Chooses for somebody; what is not given stays as it was chosen.
    ///
    /// - Parameters:
    ///   - channel: the identifier of a channel of `kring.yaml`, or `mail`.
    ///   - isReset: as the communities say, before anything else is chosen.
    package func choose(
        _ person: PersonID, amount: MessageChoice.Amount?, isDigest: Bool?, quiet: QuietHours?,
        channel: String? = nil, calendar: MessageChoice.CalendarWay? = nil, isReset: Bool
    ) throws -> MessageChoice {
        let workspace = try OpenWorkspace(workplace)
        guard workspace.intent.person(person) != nil else {
            throw workspace.unknown(
                .person, person.rawValue, among: workspace.intent.people.map(\.id.rawValue))
        }
        let channels = workspace.intent.organisation.channels.map(\.id)
        if let channel, channel != "mail", !channels.contains(channel) {
            throw workspace.unknown(.channel, channel, among: channels + ["mail"])
        }
        let ledger = try workplace.openLedger()
        var choice = isReset ? MessageChoice() : try ledger.choices()[person] ?? MessageChoice()
        if let amount { choice.amount = amount }
        if let isDigest { choice.isDigest = isDigest }
        if let quiet { choice.quiet = quiet }
        if let calendar { choice.calendar = calendar == .feed ? nil : calendar }
        if let channel { choice.channel = channel == "mail" ? nil : channel }
        try ledger.choose(choice == MessageChoice() ? nil : choice, for: person, at: now)
        return choice
    }
}

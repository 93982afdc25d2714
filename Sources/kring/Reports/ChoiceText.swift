package import App
package import Communities

/// What somebody hears, in a line.
package struct ChoiceText {
    private let language: Language

    package init(_ language: Language) { self.language = language }

    package func text(_ choice: MessageChoice, of person: String) -> String {
        let amount = amount(choice.amount.rawValue)
        return language.say("\(person) krijgt: \(amount)", "\(person) gets: \(amount)")
            + (choice.isDigest ? language.say(", één mail per dag", ", one mail a day") : "")
            + (choice.quiet.map { hours in
                language.say(
                    ", niets \(hours.from)-\(hours.to)", ", nothing \(hours.from)-\(hours.to)")
            } ?? "")
            + (choice.channel.map { channel in
                language.say(", in het kanaal \(channel)", ", in the channel \(channel)")
            } ?? "")
            + (choice.calendar == .invitations
                ? language.say(", bijeenkomsten als uitnodiging", ", sessions as invitations") : "")
    }

    package func line(_ one: ChoiceList.Entry) -> String {
        "\(one.person.rawValue.padding(to: 14))  "
            + amount(one.amount).padding(to: language == .nl ? 20 : 7)
            + (one.digest ? language.say("  één mail per dag", "  one mail a day") : "")
            + (one.quiet.map { language.say("  niets \($0)", "  nothing \($0)") } ?? "")
            + (one.channel.map { "  in \($0)" } ?? "")
            + (one.calendar.map { "  " + language.say("uitnodigingen", $0) } ?? "")
    }

    /// As `--amount` takes it, with what it means where that is not plain.
    private func amount(_ amount: String) -> String {
        guard language == .nl else { return amount }
        return switch amount {
        case "more": "meer (more)"
        case "all": "alles (all)"
        case "fewer": "minder (fewer)"
        case "changes": "wijzigingen (changes)"
        case "none": "niets (none)"
        default: amount
        }
    }
}

import App
import ArgumentParser
import Communities
import Workspace

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail",
        abstract: "Does mail work? Who wants which messages?",
        discussion: """
            EXAMPLES
              kring mail test noor@example.org                one message, by the transport of kring.yaml
              kring mail choose noor --amount fewer --digest  one reminder a session, one mail a day
              kring mail choose noor --amount none            nothing at all
              kring mail choose noor --channel noor-phone     reminders and changes there, not as mails
              kring mail choose noor --calendar invitations   each session as an invitation to answer
              kring mail choose noor --reset                  as her communities say
              kring mail choices                              who chose what
            """,
        subcommands: [Test.self, Choose.self, Choices.self])

    struct Choose: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Choose for somebody what they hear, and when.")

        @Argument(help: "Who.")
        var person: String
        @Option(
            help:
                "more (also an hour before), all (as the communities say), fewer (one reminder a session), changes (only what changes), none."
        )
        var amount: MessageChoice.Amount?
        @Flag(inversion: .prefixedNo, help: "All of a day in one mail, in the morning.")
        var digest: Bool?
        @Option(help: ArgumentHelp("Hours without mail, or none.", valueName: "21:00-7:30"))
        var quiet: Quiet?
        @Option(
            help: ArgumentHelp(
                "A channel of kring.yaml for reminders and changes instead of mails, or mail.",
                valueName: "id"))
        var channel: String?
        @Option(
            help: "How sessions come into their calendar: by the feed, or as invitations by mail.")
        var calendar: MessageChoice.CalendarWay?
        @Flag(help: "As the communities say, before anything else is chosen.")
        var reset = false
        @OptionGroup var options: WorkspaceOptions

        func run() async throws {
            let choice = try ChooseMessages(options.workplace(), now: options.moment).choose(
                PersonID(rawValue: person), amount: amount, isDigest: digest,
                quiet: quiet?.hours, channel: channel, calendar: calendar,
                isReset: reset)
            Talk.say(
                "\(person) gets: \(choice.amount.rawValue)"
                    + (choice.isDigest ? ", one mail a day" : "")
                    + (choice.quiet.map { ", nothing \($0.from)-\($0.to)" } ?? "")
                    + (choice.channel.map { ", in the channel \($0)" } ?? "")
                    + (choice.calendar == .invitations ? ", sessions as invitations" : ""))
        }
    }

    struct Choices: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Who chose what.")

        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            let list = try ChooseMessages(options.workplace(), now: options.moment).list()
            if json.isOn {
                Talk.print(try jsonText(list))
                return
            }
            if list.choices.isEmpty {
                Talk.say("nobody chose anything: all hear what their communities say")
            }
            for one in list.choices {
                Talk.print(
                    "\(one.person.rawValue.padding(to: 14))  \(one.amount.padding(to: 7))"
                        + (one.digest ? "  one mail a day" : "")
                        + (one.quiet.map { "  nothing \($0)" } ?? "")
                        + (one.channel.map { "  in \($0)" } ?? "")
                        + (one.calendar.map { "  \($0)" } ?? ""))
            }
        }
    }

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send one message, and say what the transport made of it.")

        @Argument(help: "Who gets it.")
        var address: String
        @OptionGroup var options: WorkspaceOptions

        func run() async throws {
            Talk.say(try TestMail(options.workplace(), now: options.moment).run(to: address))
        }
    }
}

/// `--quiet 21:00-7:30`.
struct Quiet: ExpressibleByArgument {
    let hours: QuietHours

    init?(argument: String) {
        // The parser says what was expected.
        guard let hours = try? QuietText.hours(argument) else { return nil }
        self.hours = hours
    }
}

import App
import ArgumentParser
import Communities
import Workspace

struct MailCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "mail",
            abstract: say(
                "Werkt mail? Wie wil welke berichten?",
                "Does mail work? Who wants which messages?"),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring mail test noor@example.org                één bericht, zoals kring.yaml mail verstuurt
                  kring mail choose noor --amount fewer --digest  één herinnering per bijeenkomst, één mail per dag
                  kring mail choose noor --amount none            helemaal niets
                  kring mail choose noor --channel noor-phone     herinneringen en wijzigingen daar, niet per mail
                  kring mail choose noor --calendar invitations   elke bijeenkomst als uitnodiging om te beantwoorden
                  kring mail choose noor --reset                  zoals haar communities het doen
                  kring mail choices                              wie wat koos
                """,
                """
                EXAMPLES
                  kring mail test noor@example.org                one message, by the transport of kring.yaml
                  kring mail choose noor --amount fewer --digest  one reminder a session, one mail a day
                  kring mail choose noor --amount none            nothing at all
                  kring mail choose noor --channel noor-phone     reminders and changes there, not as mails
                  kring mail choose noor --calendar invitations   each session as an invitation to answer
                  kring mail choose noor --reset                  as her communities say
                  kring mail choices                              who chose what
                """),
            subcommands: [Test.self, Choose.self, Choices.self])
    }

    struct Choose: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say(
                    "Kies voor iemand wat die hoort, en wanneer.",
                    "Choose for somebody what they hear, and when."))
        }

        @Argument(help: .say("Wie.", "Who."))
        var person: String
        @Option(
            help: .say(
                "more (ook een uur van tevoren), all (zoals de communities het doen), fewer (één herinnering per bijeenkomst), changes (alleen wat verandert), none (niets).",
                "more (also an hour before), all (as the communities say), fewer (one reminder a session), changes (only what changes), none."
            ))
        var amount: MessageChoice.Amount?
        @Flag(
            inversion: .prefixedNo,
            help: .say(
                "Alles van een dag in één mail, 's ochtends.",
                "All of a day in one mail, in the morning."))
        var digest: Bool?
        @Option(
            help: .say(
                "Uren zonder mail, of geen.", "Hours without mail, or none.",
                valueName: "21:00-7:30"))
        var quiet: Quiet?
        @Option(
            help: .say(
                "Een kanaal uit kring.yaml, voor herinneringen en wijzigingen in plaats van mails, of mail.",
                "A channel of kring.yaml for reminders and changes instead of mails, or mail.",
                valueName: "id"))
        var channel: String?
        @Option(
            help: .say(
                "Hoe bijeenkomsten in de agenda komen: feed (abonnement), of invitations (uitnodigingen per mail).",
                "How sessions come into their calendar: by the feed, or as invitations by mail."))
        var calendar: MessageChoice.CalendarWay?
        @Flag(
            help: .say(
                "Eerst alles zoals de communities het doen, dan pas wat je verder kiest.",
                "As the communities say, before anything else is chosen."))
        var reset = false
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var reader: LanguageOption

        func run() async throws {
            let choice = try ChooseMessages(options.workplace(), now: options.moment).choose(
                PersonID(rawValue: person), amount: amount, isDigest: digest,
                quiet: quiet?.hours, channel: channel, calendar: calendar,
                isReset: reset)
            Talk.say(ChoiceText(Reader.language).text(choice, of: person))
        }
    }

    struct Choices: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say(
                    "Wie wat koos.",
                    "Who chose what."))
        }

        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var reader: LanguageOption
        @OptionGroup var json: JSONOption

        func run() async throws {
            let list = try ChooseMessages(options.workplace(), now: options.moment).list()
            if json.isOn {
                Talk.print(try jsonText(list))
                return
            }
            if list.choices.isEmpty {
                Talk.say(
                    say(
                        "niemand koos iets: iedereen hoort wat de communities sturen",
                        "nobody chose anything: all hear what their communities say"))
            }
            for one in list.choices { Talk.print(ChoiceText(Reader.language).line(one)) }
        }
    }

    struct Test: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say(
                    "Verstuur één bericht, en zeg wat ervan kwam.",
                    "Send one message, and say what the transport made of it."))
        }

        @Argument(help: .say("Wie het krijgt.", "Who gets it."))
        var address: String
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var reader: LanguageOption

        func run() async throws {
            let taken = try TestMail(options.workplace(), now: options.moment).run(to: address)
            Talk.say(taken.words(Reader.language))
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

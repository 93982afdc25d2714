import App
import ArgumentParser
import Communities
import Feeds

struct InvitationCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "invitation",
            abstract: say(
                "Wat iemands agenda over een bijeenkomst krijgt toegestuurd.",
                "What a person's calendar is sent about a session."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring invitation plgs-3 --for noor                     één bijeenkomst
                  kring invitation plgs --for noor                       al die van haar, elk een uitnodiging
                  kring invitation plgs --for noor --style series        één uitnodiging die zich herhaalt
                  kring invitation plgs-3 --for noor --decline-counter   wat zij voorstelde, kan niet
                  kring invitation plgs-3 --for noor --mail | sendmail -t

                Geeft iTIP (RFC 5546), met de identiteit en versie van haar agenda-abonnement: REQUEST voor wat doorgaat,
                CANCEL voor wat vervalt. Meer berichten staan achter elkaar. Er wordt niets verstuurd; kring answer neemt
                op wat terugkomt.
                """,
                """
                EXAMPLES
                  kring invitation plgs-3 --for noor                     one session
                  kring invitation plgs --for noor                       all of hers, an invitation each
                  kring invitation plgs --for noor --style series        one invitation that repeats
                  kring invitation plgs-3 --for noor --decline-counter   what she proposed cannot be
                  kring invitation plgs-3 --for noor --mail | sendmail -t

                Prints iTIP (RFC 5546) with the identity and version of her feed: REQUEST for what is held, CANCEL for what
                is cancelled. Several messages stand after one another. Nothing is sent; kring answer takes in what comes back.
                """))
    }

    @Argument(
        help: .say(
            "Een bijeenkomst, zoals plgs-3, of een community.",
            "A session, such as plgs-3, or a community."))
    var subject: String
    @Option(name: .customLong("for"), help: .say("Voor wie.", "The person."))
    var person: String
    @Option(
        help: .say(
            "flat: een afspraak per bijeenkomst; series: herhalingen met uitzonderingen.",
            "flat: an event per session; series: recurrence rules with exceptions."))
    var style: Feed.Style = .flat
    @Flag(
        name: .customLong("decline-counter"),
        help: .say(
            "Wijs een andere tijd af die iemand voorstelde.",
            "Turn down another time that the person proposed."))
    var isDecliningCounter = false
    @Flag(
        name: .customLong("mail"),
        help: .say(
            "De hele mail, niet alleen de agenda erin.", "The whole mail, not only its calendar."))
    var isMail = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let messages = try InvitePerson(options.workplace(), now: options.moment).run(
            InvitePerson.Wish(
                subject: subject, person: PersonID(rawValue: person), style: style,
                isDecliningCounter: isDecliningCounter, isMail: isMail))
        for message in messages { Talk.data(message) }
    }
}

import App
import ArgumentParser
import Communities
import Feeds

struct InvitationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invitation",
        abstract: "What a person's calendar is sent about a session.",
        discussion: """
            EXAMPLES
              kring invitation plgs-3 --for noor                     one session
              kring invitation plgs --for noor                       all of hers, an invitation each
              kring invitation plgs --for noor --style series        one invitation that repeats
              kring invitation plgs-3 --for noor --decline-counter   what she proposed cannot be
              kring invitation plgs-3 --for noor --mail | sendmail -t

            Prints iTIP (RFC 5546) with the identity and version of her feed: REQUEST for what is held, CANCEL for what
            is cancelled. Several messages stand after one another. Nothing is sent; kring answer takes in what comes back.
            """)

    @Argument(help: "A session, such as plgs-3, or a community.")
    var subject: String
    @Option(name: .customLong("for"), help: "The person.")
    var person: String
    @Option(help: "flat: an event per session; series: recurrence rules with exceptions.")
    var style: Feed.Style = .flat
    @Flag(
        name: .customLong("decline-counter"),
        help: "Turn down another time that the person proposed.")
    var isDecliningCounter = false
    @Flag(name: .customLong("mail"), help: "The whole mail, not only its calendar.")
    var isMail = false
    @OptionGroup var options: WorkspaceOptions

    func run() async throws {
        let messages = try InvitePerson(options.workplace(), now: options.moment).run(
            InvitePerson.Wish(
                subject: subject, person: PersonID(rawValue: person), style: style,
                isDecliningCounter: isDecliningCounter, isMail: isMail))
        for message in messages { Talk.print(message) }
    }
}

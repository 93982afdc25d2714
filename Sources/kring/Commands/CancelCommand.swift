import ArgumentParser
import Communities
import KringKit

struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "A session that was promised does not take place.",
        discussion: """
            EXAMPLES
              kring cancel plgs-3 --reason "The building is closed"
              kring cancel plgs-3 --dry-run

            Published at once: it stays in calendars for two weeks as cancelled, with the reason. No later plan holds it,
            and it is not made up for elsewhere; it keeps its identity, so kring restore brings the same entry back.
            A session the community means to leave out is better skipped: kring skip.
            """)

    @Argument(help: "The session, such as plgs-3.")
    var session: String

    @OptionGroup var decision: DecisionArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() async throws {
        let outcome = try CancelSession(options.workplace(), now: options.moment).run(
            SessionID(rawValue: session), isSkip: false, decision.options())
        try report(outcome, json, isRehearsal: decision.isRehearsal)
    }
}

struct SkipCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "skip",
        abstract: "The rhythm leaves a session out.",
        discussion: """
            EXAMPLES
              kring skip studentcoaching-6 --reason "Study week"

            For those who have it in their calendars it is cancelled, as with kring cancel. The difference is what it
            means: a skipped session was never wanted. It uses up one of the sessions that 'skips' in the community's
            file allows the planner to leave out, and it can be said before anything is published, so that nobody ever
            sees it.
            """)

    @Argument(help: "The session, such as studentcoaching-6.")
    var session: String

    @OptionGroup var decision: DecisionArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() async throws {
        let outcome = try CancelSession(options.workplace(), now: options.moment).run(
            SessionID(rawValue: session), isSkip: true, decision.options())
        try report(outcome, json, isRehearsal: decision.isRehearsal)
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "A cancelled session is held after all.",
        discussion: """
            EXAMPLES
              kring restore plgs-3                                where it was
              kring restore plgs-3 --to "Thu 13:00" --room t2.18  somewhere else

            Checked as kring move. It is the same entry in everybody's calendar, with a higher number of changes.
            """)

    @Argument(help: "The session, such as plgs-3.")
    var session: String

    @OptionGroup var place: PlaceArguments
    @OptionGroup var decision: DecisionArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() async throws {
        let outcome = try MoveSession(options.workplace(), now: options.moment).restore(
            SessionID(rawValue: session), to: place.asked,
            decision.options(isForced: place.force))
        try report(outcome, json, isRehearsal: decision.isRehearsal)
    }
}

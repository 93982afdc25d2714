import ArgumentParser
import Communities
import KringKit

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

import App
import ArgumentParser
import Communities
import FoundationEssentials

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "A cancelled session is held after all; or a backup is put back.",
        discussion: """
            EXAMPLES
              kring restore plgs-3                                where it was
              kring restore plgs-3 --to "Thu 13:00" --room t2.18  somewhere else

              kring restore /backup/kring.backup                  what kring backup kept

            A session is checked as kring move does. It is the same entry in everybody's calendar, with a higher number of
            changes. A backup takes the place of the ledger, which is kept beside; what was due since may have been sent and
            waits in kring outbox, nothing is sent by itself.
            """)

    @Argument(help: "The session, such as plgs-3, or the file of a backup.")
    var session: String

    @Flag(
        help:
            "Put a backup back although the damaged ledger cannot say whom it had forgotten: they are back, kring forget them again."
    )
    var forgettingNobody = false

    @OptionGroup var place: PlaceArguments
    @OptionGroup var decision: DecisionArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() async throws {
        if session.contains("/") || FileManager.default.fileExists(atPath: session) {
            let restored = try BackUp(options.workplace(), now: options.moment).restore(
                from: session, forgettingNobody: forgettingNobody)
            Talk.say("put back what was kept at \(restored.madeAt)")
            if let old = restored.old { Talk.say("the ledger that was there is \(old)") }
            if restored.held > 0 {
                Talk.say(
                    "\(restored.held) messages may have been sent since: kring outbox shows them, kring outbox retry sends them"
                )
            }
            return
        }
        let outcome = try MoveSession(options.workplace(), now: options.moment).restore(
            SessionID(rawValue: session), to: place.asked,
            decision.options(isForced: place.force))
        try report(outcome, asJSON: json.isOn, isRehearsal: decision.isRehearsal)
    }
}

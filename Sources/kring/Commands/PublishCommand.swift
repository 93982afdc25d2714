import App
import ArgumentParser
import Communities
import Feeds
import Season
import Workplace

struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "The draft becomes the plan: write feeds, agendas and pages to public/.",
        discussion: """
            EXAMPLES
              kring publish               make the newest draft real
              kring publish --dry-run     only say what would change
              kring move, cancel, restore publish a single decision by themselves

            Without a draft the pages are written again from what is published. Files whose content did not change are not touched.
            """)

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    @Flag(name: .customLong("dry-run"), help: "Only say what would change.")
    var isRehearsal = false

    func run() async throws {
        let outcome = try PublishPlan(options.workplace(), now: options.moment).run(
            isRehearsal: isRehearsal)
        if json.isOn {
            Talk.print(try jsonText(outcome))
            try end(outcome)
            return
        }
        for change in outcome.changes {
            Talk.print(
                "  \(change.change.rawValue.padding(to: 9))  \(change.id.rawValue.padding(to: 26))  \(change.words)"
            )
        }
        for warning in outcome.warnings { Talk.say("warning: \(warning)") }
        Talk.say(
            "\(isRehearsal ? "would publish" : "published") \(count(outcome.sessions, "session")): "
                + "\(count(outcome.changes.count, "change")), \(count(outcome.filesWritten, "file")) written, "
                + "\(outcome.filesUnchanged) unchanged, \(outcome.filesRemoved) removed")
        if !isRehearsal { Talk.say("look at \(outcome.folder)/index.html") }
        try end(outcome)
    }

    /// What should be gone and is not ends the command with a fault: it may be a page that nobody may see any more.
    private func end(_ outcome: PublishOutcome) throws {
        guard let stuck = outcome.stuck else { return }
        Talk.say("warning: \(stuck)")
        throw ExitCode(EndStatus.ioError.rawValue)
    }
}

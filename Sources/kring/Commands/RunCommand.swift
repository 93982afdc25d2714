import ArgumentParser
import KringKit

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "The cron line: everything that is due, once, safely.",
        discussion: """
            EXAMPLES
              */5 * * * *  kring run --workspace /srv/kring
              kring run --verbose --now 2027-02-16T08:00:00+01:00     a rehearsal

            Says nothing when all is well. Exit code 75: something is left for the next run.
            """)

    @OptionGroup var options: WorkspaceOptions
    @Flag(name: .shortAndLong, help: "One line about what was done.")
    var verbose = false
    @Flag(
        name: .customLong("accept-clock"),
        help: "Go on although the clock went back or jumped ahead since the last run.")
    var acceptClock = false

    func run() async throws {
        let outcome = try RunDue(options.workplace(), now: options.moment).run(
            acceptingClock: acceptClock)
        for problem in outcome.problems { Talk.say("kring: \(problem)") }
        if verbose { Talk.say(outcome.summary) }
        if outcome.status != .done { throw ExitCode(outcome.status.rawValue) }
    }
}

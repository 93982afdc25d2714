import ArgumentParser
import CivilTime
import Communities
import KringKit

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Plan the season as a draft; nothing people see changes.",
        discussion: """
            EXAMPLES
              kring plan                           ten seconds of search
              kring plan --seconds 60              more time, a better plan
              kring plan --steps 400000 --seed 7   the same plan on every machine
              kring plan --json                    for other programs

            Exit code 1 when no plan keeps every hard rule; the rules broken are shown.
            """)

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var search: SearchOptions

    func run() async throws {
        let outcome = try await PlanSeason(options.workplace(), now: options.moment).run(
            search.budget())
        if json.isOn {
            Talk.print(try jsonText(outcome))
        } else {
            Talk.print(Timetable(style: .output).text(outcome))
        }
        if outcome.hard > 0 { throw ExitCode(ExitStatus.answerIsNo.rawValue) }
        if let plan = outcome.plan, !json.isOn {
            Talk.say("draft \(plan) is ready: kring publish")
        }
    }
}

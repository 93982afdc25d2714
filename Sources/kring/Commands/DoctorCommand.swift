import ArgumentParser
import KringKit

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Is this machine and this workspace fit to run?",
        discussion: """
            EXAMPLES
              kring doctor
              kring doctor --json

            Exit code 1 when something needs mending.
            """)

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() async throws {
        let report = try Diagnose(options.workplace(), now: options.moment).run()
        if json.isOn {
            Talk.print(try jsonText(report))
        } else {
            let style = Style.output
            for finding in report.findings {
                let mark = finding.isWell ? style.green("well ") : style.red("AMISS")
                Talk.print("\(mark)  \(finding.subject.padding(to: 18))  \(finding.words)")
                if let advice = finding.advice { Talk.print("       Maybe: \(advice)") }
            }
        }
        if !report.isWell { throw ExitCode(ExitStatus.answerIsNo.rawValue) }
    }
}

import App
import ArgumentParser
import Workplace

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Is this machine and this workspace fit to run?",
        discussion: """
            EXAMPLES
              kring doctor
              kring doctor --json
              kring doctor --repair

            --repair saves what can be read of a damaged ledger, writes every published file as it should be,
            closes private files to others and removes half-written ones; then it looks. What may have been sent
            before a ledger was mended waits in kring outbox. Nothing is sent.

            Exit code 1 when something needs mending.
            """)

    @Flag(name: .customLong("repair"), help: "Mend what can be mended, then look.")
    var isMending = false

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() async throws {
        let place = try options.workplace()
        let mended = isMending ? try RepairWorkspace(place, now: options.moment).run() : nil
        var report = Diagnose(place, now: options.moment).run()
        report.mended = mended
        if json.isOn {
            Talk.print(try jsonText(report))
        } else {
            let style = Style.output
            for mending in report.mended ?? [] {
                Talk.print(
                    "\(style.green("mended"))  \(mending.subject.padding(to: 17))  \(mending.words)"
                )
            }
            if mended == [] { Talk.say("nothing to mend") }
            for finding in report.findings {
                let mark = finding.isWell ? style.green("well ") : style.red("AMISS")
                Talk.print("\(mark)  \(finding.subject.padding(to: 18))  \(finding.words)")
                if let advice = finding.advice { Talk.print("       Maybe: \(advice)") }
            }
        }
        if !report.isWell { throw ExitCode(EndStatus.answerIsNo.rawValue) }
    }
}

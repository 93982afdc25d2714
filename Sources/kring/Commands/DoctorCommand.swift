import App
import ArgumentParser
import Workplace

struct DoctorCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "doctor",
            abstract: say(
                "Kan deze machine met deze werkmap aan het werk?",
                "Is this machine and this workspace fit to run?"),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring doctor
                  kring doctor --json
                  kring doctor --repair

                --repair redt wat van een beschadigd logboek te lezen is, schrijft elk gepubliceerd bestand zoals het hoort, sluit
                besloten bestanden af voor anderen en ruimt half geschreven bestanden op; daarna kijkt het. Wat misschien al
                verstuurd was voor een logboek is hersteld, wacht in kring outbox. Er wordt niets verstuurd.

                Eindcode 1 als er iets te herstellen is.
                """,
                """
                EXAMPLES
                  kring doctor
                  kring doctor --json
                  kring doctor --repair

                --repair saves what can be read of a damaged ledger, writes every published file as it should be,
                closes private files to others and removes half-written ones; then it looks. What may have been sent
                before a ledger was mended waits in kring outbox. Nothing is sent.

                Exit code 1 when something needs mending.
                """))
    }

    @Flag(
        name: .customLong("repair"),
        help: .say(
            "Herstel wat te herstellen is, en kijk dan.", "Mend what can be mended, then look."))
    var isMending = false

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let workplace = try options.workplace()
        let mended = isMending ? try RepairWorkspace(workplace, now: options.moment).run() : nil
        var report = Diagnose(workplace, now: options.moment).run()
        report.mended = mended
        if json.isOn {
            Talk.print(try jsonText(report))
        } else {
            let words = HealthText(Reader.language, Style.output)
            for mending in report.mended ?? [] { Talk.print(words.text(mending)) }
            if mended == [] { Talk.say(say("er valt niets te herstellen", "nothing to mend")) }
            for finding in report.findings { Talk.print(words.text(finding)) }
        }
        if !report.isWell { throw ExitCode(EndStatus.answerIsNo.rawValue) }
    }
}

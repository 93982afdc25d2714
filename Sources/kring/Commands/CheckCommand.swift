import App
import ArgumentParser
import Communities
import Workplace
import Workspace

struct CheckCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: say(
                "Lees alles en meld elke fout met zijn regel.",
                "Read everything and report every fault with its line."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring check          alle fouten in één keer; herhaalt elk ritme
                  kring check --json   hetzelfde voor een editor of een script

                Eindcode 78 als er fouten in de bestanden zitten; alleen waarschuwingen is goed.
                """,
                """
                EXAMPLES
                  kring check          all faults at once; echoes each rhythm
                  kring check --json   the same for an editor or a script

                Exit code 78 when the workspace has errors; warnings alone are fine.
                """))
    }

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let workplace = try options.workplace()
        let report = CheckWorkspace(workplace, now: options.moment).run(Reader.language)
        if json.isOn {
            Talk.print(try jsonText(report))
        } else {
            printReport(report, of: workplace)
        }
        if report.errors > 0 { throw ExitCode(EndStatus.configuration.rawValue) }
    }

    private func printReport(_ report: CheckReport, of workplace: Workplace) {
        let style = Style.output
        let printer = FaultPrinter(
            Reader.language, folder: workplace.folder
        ) { text, severity in
            severity == .error ? Style.talk.red(text) : Style.talk.yellow(text)
        }
        if !report.faults.isEmpty { Talk.say(printer.text(report.faults)) }
        if report.errors > 0 {
            Talk.say(
                count(report.errors, say("fout", "error"), say("fouten", "errors")) + ", "
                    + warnings(report))
            return
        }
        Talk.print(
            style.bold(report.organisation)
                + (report.season.map { "  \($0.from) \(say("t/m", "to")) \($0.to)" } ?? "") + "\n"
                + [
                    count(report.people, say("persoon", "person"), say("mensen", "people")),
                    count(report.rooms, say("zaal", "room"), say("zalen", "rooms")),
                    count(
                        report.onlineRooms, say("online ruimte", "online room"),
                        say("online ruimtes", "online rooms")),
                    count(report.methods, say("werkvorm", "method"), say("werkvormen", "methods")),
                    count(
                        report.templates, say("sjabloon", "session template"),
                        say("sjablonen", "session templates")),
                ].joined(separator: ", ") + "\n")
        let width = report.communities.map(\.name.count).max() ?? 0
        for community in report.communities {
            let name = community.name.padding(to: width)
            Talk.print(
                "  \(style.bold(name))  \(community.rhythm)\n"
                    + "  \(String(repeating: " ", count: width))  "
                    + style.dim(
                        count(
                            community.sessions, say("bijeenkomst", "session"),
                            say("bijeenkomsten", "sessions"))
                            + say("; kan beginnen op ", "; could begin ")
                            + community.firstDates.joined(separator: ", ")))
        }
        Talk.print(
            "\n" + style.green(say("alles klopt", "all is well"))
                + (report.warnings > 0
                    ? "; " + warnings(report) + say(" hierboven", " above") : ""))
    }

    private func warnings(_ report: CheckReport) -> String {
        count(
            report.warnings, say("waarschuwing", "warning"), say("waarschuwingen", "warnings"))
    }
}

extension String {
    /// The text filled with blanks behind it up to `width` characters.
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

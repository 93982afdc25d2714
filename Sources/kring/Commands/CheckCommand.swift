import App
import ArgumentParser
import Communities
import Workplace
import Workspace

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read everything and report every fault with its line.",
        discussion: """
            EXAMPLES
              kring check          all faults at once; echoes each rhythm
              kring check --json   the same for an editor or a script

            Exit code 78 when the workspace has errors; warnings alone are fine.
            """)

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() async throws {
        let place = try options.workplace()
        let report = CheckWorkspace(place, now: options.moment).run(.en)
        if json.isOn {
            Talk.print(try jsonText(report))
        } else {
            printReport(report, of: place)
        }
        if report.errors > 0 { throw ExitCode(EndStatus.configuration.rawValue) }
    }

    private func printReport(_ report: CheckReport, of place: Workplace) {
        let style = Style.output
        let printer = FaultPrinter(.en, folder: place.folder, inColor: Style.talk.isOn)
        if !report.faults.isEmpty { Talk.say(printer.text(report.faults)) }
        if report.errors > 0 {
            Talk.say("\(count(report.errors, "error")), \(count(report.warnings, "warning"))")
            return
        }
        Talk.print(
            style.bold(report.organisation)
                + (report.season.map { "  \($0.from) to \($0.to)" } ?? "") + "\n"
                + "\(count(report.people, "person", "people")), \(count(report.rooms, "room")), "
                + "\(count(report.onlineRooms, "online room")), "
                + "\(count(report.methods, "method")), \(count(report.templates, "session template"))\n"
        )
        let width = report.communities.map(\.name.count).max() ?? 0
        for community in report.communities {
            let name = community.name.padding(to: width)
            Talk.print(
                "  \(style.bold(name))  \(community.rhythm)\n"
                    + "  \(String(repeating: " ", count: width))  "
                    + style.dim(
                        "\(count(community.sessions, "session")); could begin "
                            + community.firstDates.joined(separator: ", ")))
        }
        Talk.print(
            "\n" + style.green("all is well")
                + (report.warnings > 0 ? "; \(count(report.warnings, "warning")) above" : ""))
    }
}

/// `1 room`, `12 rooms`.
func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
}

extension String {
    /// The text filled with blanks behind it up to `width` characters.
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

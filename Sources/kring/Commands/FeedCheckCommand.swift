import ArgumentParser
import KringKit

extension FeedCommand {
    struct FeedCheck: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "What is wrong with a calendar file, and which clients will show it wrong.")
        @Argument(help: "The .ics file.") var file: String
        @OptionGroup var json: JSONOption

        func run() async throws {
            let report = try CheckFeed(path: file).run()
            if json.isOn {
                Talk.print(try jsonText(report))
            } else {
                for finding in report.findings {
                    let clients =
                        finding.clients.isEmpty
                        ? "" : "  [\(finding.clients.joined(separator: ", "))]"
                    Talk.print(
                        "\(file):\(finding.line): \(finding.severity): \(finding.message) (\(finding.rule))\(clients)"
                    )
                }
                Talk.say(
                    report.findings.isEmpty
                        ? "nothing wrong" : count(report.findings.count, "finding"))
            }
            if report.hasErrors { throw ExitCode(ExitStatus.answerIsNo.rawValue) }
        }
    }
}

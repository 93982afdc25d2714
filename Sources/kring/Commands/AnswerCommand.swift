import App
import ArgumentParser
import Communities
import Workplace

struct AnswerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Take in what a person's calendar answered to an invitation.",
        discussion: """
            EXAMPLES
              kring answer reply.ics
              kring answer reply.ics --json

            The file is the calendar part of the mail that came back: a REPLY says who comes, a COUNTER proposes another
            time, which is shown and left to you. An answer to a time that a session no longer has is not kept.
            """)

    @Argument(help: "The calendar file.")
    var file: String
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() async throws {
        let report = try RecordAnswers(options.workplace(), now: options.moment).run(path: file)
        for finding in report.findings { Talk.say("\(file): \(finding)") }
        if json.isOn {
            Talk.print(try jsonText(report))
        } else {
            for entry in report.answers { Talk.print(words(entry)) }
        }
        let isUnderstood = report.answers.allSatisfy {
            $0.outcome != .unknown && $0.outcome != .outdated
        }
        if !isUnderstood { throw ExitCode(EndStatus.answerIsNo.rawValue) }
    }

    private func words(_ entry: RecordAnswers.Entry) -> String {
        let who = entry.person?.rawValue ?? entry.address
        let sessions = entry.sessions.map(\.rawValue).joined(separator: ", ")
        let text: String
        switch entry.outcome {
        case .recorded:
            text = "\(who) \(verb(entry.answer)) \(sessions)"
        case .proposed:
            let start = entry.start ?? ""
            text =
                "\(who) proposes another time for \(sessions): \(start) to \(entry.end ?? "")\n"
                + "  accept:  kring move \(sessions) --to \"\(start.prefix(10)) \(start.dropFirst(11).prefix(5))\"\n"
                + "  decline: kring invitation \(sessions) --for \(who) --decline-counter"
        case .outdated:
            text =
                "\(who) answered to a time that \(sessions) no longer has; not kept. Ask again: "
                + "kring invitation \(sessions) --for \(who)"
        case .asked:
            text = "\(who) asks for the invitation again: kring invitation \(sessions) --for \(who)"
        case .unknown:
            text =
                entry.person == nil
                ? "nobody in people.csv has the address \(entry.address); not kept"
                : "\(who) has no such session; not kept"
        }
        return entry.comment.map { "\(text)\n  “\($0.replacing("\n", with: " "))”" } ?? text
    }
    private func verb(_ answer: Answer?) -> String {
        switch answer {
        case .yes: "comes to"
        case .no: "does not come to"
        case .maybe: "may come to"
        case nil: "answered for"
        }
    }
}

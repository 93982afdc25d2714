import App
import ArgumentParser
import Communities
import Workplace

struct AnswerCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "answer",
            abstract: say(
                "Neem op wat iemands agenda op een uitnodiging antwoordde.",
                "Take in what a person's calendar answered to an invitation."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring answer reply.ics
                  kring answer antwoord.eml
                  kring answer reply.ics --json

                Het bestand is de mail die terugkwam, of het agendadeel daarvan: een REPLY zegt wie komt, een COUNTER stelt een
                andere tijd voor; die zie je, en jij beslist. Een antwoord op een tijd die niet meer geldt, wordt niet
                bewaard.
                """,
                """
                EXAMPLES
                  kring answer reply.ics
                  kring answer answer.eml
                  kring answer reply.ics --json

                The file is the mail that came back, or its calendar part: a REPLY says who comes, a COUNTER proposes another
                time, which is shown and left to you. An answer to a time that a session no longer has is not kept.
                """))
    }

    @Argument(help: .say("De mail of het agendabestand.", "The mail or the calendar file."))
    var file: String
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let report = try RecordAnswers(
            options.workplace(), now: options.moment, language: Reader.language
        ).run(path: file)
        for finding in report.findings { Talk.say("\(file): \(finding)") }
        if json.isOn {
            Talk.print(try jsonText(report))
        } else {
            let words = AnswerText(Reader.language)
            for entry in report.answers { Talk.print(words.text(entry)) }
        }
        if !report.answers.allSatisfy(\.outcome.isTaken) {
            throw ExitCode(EndStatus.answerIsNo.rawValue)
        }
    }
}

import ArgumentParser
import Workplace

#if canImport(Glibc)
    import Glibc
#endif

/// The command `kring`.
@main
struct Kring: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "kring",
            abstract:
                say(
                    "Plant de bijeenkomsten van leergemeenschappen, en houdt ieders agenda kloppend.",
                    "Plans the meetings of learning communities, and keeps everybody's calendar right."
                ),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring init lcop                  een nieuwe werkmap, met een voorbeeld
                  kring check                      elke fout, met zijn regel
                  kring plan                       een conceptrooster; niemand ziet er iets van
                  kring publish                    het conceptrooster wordt het rooster
                  kring agenda studentcoaching-3   een agenda met tijden voor één bijeenkomst
                  */5 * * * *  kring run           de regel voor cron: wat nu moet gebeuren
                """,
                """
                EXAMPLES
                  kring init lcop                  a new workspace, with an example
                  kring check                      every fault, with its line
                  kring plan                       a draft; nothing people see changes
                  kring publish                    the draft becomes the plan
                  kring agenda studentcoaching-3   a timed agenda for one session
                  */5 * * * *  kring run           the cron line: whatever is due
                """),
            version: "kring \(version)",
            groupedSubcommands: [
                CommandGroup(
                    name: say("Werkmap", "Workspace"),
                    subcommands: [InitCommand.self, CheckCommand.self, DoctorCommand.self]),
                CommandGroup(
                    name: say("Plannen", "Planning"),
                    subcommands: [
                        PlanCommand.self, ExplainCommand.self, PublishCommand.self,
                        SessionsCommand.self, SeasonCommand.self, SolveCommand.self,
                    ]),
                CommandGroup(
                    name: say("Besluiten van mensen", "People's decisions"),
                    subcommands: [
                        MoveCommand.self, CancelCommand.self, SkipCommand.self, RestoreCommand.self,
                        PinsCommand.self, UnpinCommand.self,
                    ]),
                CommandGroup(
                    name: say("Het leven van een community", "The life of a community"),
                    subcommands: [
                        PauseCommand.self, ResumeCommand.self, EndCommand.self, MergeCommand.self,
                        SplitCommand.self, RenameCommand.self,
                    ]),
                CommandGroup(
                    name: say("Bijeenkomen", "Meeting"),
                    subcommands: [
                        AgendaCommand.self, GroupsCommand.self, RolesCommand.self, FeedCommand.self,
                        InvitationCommand.self,
                        AnswerCommand.self, HarvestCommand.self,
                    ]),
                CommandGroup(
                    name: say("Draaien", "Running"),
                    subcommands: [
                        RunCommand.self, PeopleCommand.self, RemindCommand.self, OutboxCommand.self,
                        MailCommand.self,
                        StatusCommand.self, BackupCommand.self, ExportCommand.self,
                        ForgetCommand.self,
                        ServeCommand.self,
                    ]),
                CommandGroup(
                    name: say("Agendagereedschap", "Calendar tools"),
                    subcommands: [RruleCommand.self, BusyCommand.self]),
            ])
    }

    static let version = "0.1.0"

    static func main() async {
        // A reader that goes away (`kring sessions | head`) is no fault of ours to die loudly from.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            guard let refusal = Refusal(from: error) else { end(error) }
            Talk.refusal(refusal)
            exit(withError: ExitCode(refusal.status.rawValue))
        }
    }

    /// Ends as the parser would, in the reader's language: with help that was asked for, or with what it does not understand.
    private static func end(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        let text = ParserWords(language: Reader.language).text(fullMessage(for: error))
        if !text.isEmpty { code.isSuccess ? Talk.print(text) : Talk.say(text) }
        exit(withError: code)
    }
}

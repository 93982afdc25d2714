import App
import ArgumentParser
import Communities
import Feeds
import Publishing
import Season
import Workplace

struct PublishCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "publish",
            abstract: say(
                "Het conceptrooster wordt het rooster: schrijf agenda's en pagina's in public/.",
                "The draft becomes the plan: write feeds, agendas and pages to public/."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring publish               het nieuwste conceptrooster wordt echt, van elke periode
                  kring publish --season 2027-09
                  kring publish --dry-run     zeg alleen wat er zou veranderen
                  kring publish --undo        neem het laatste terug, zolang er geen bericht over weg is
                  kring move, cancel, restore publiceren één besluit vanzelf

                Zonder conceptrooster worden de pagina's opnieuw geschreven uit wat gepubliceerd is. Bestanden waarvan de inhoud
                gelijk bleef, worden niet aangeraakt.
                """,
                """
                EXAMPLES
                  kring publish               make the newest draft real, of each season
                  kring publish --season 2027-09
                  kring publish --dry-run     only say what would change
                  kring publish --undo        take the last one back, until a message about it has gone
                  kring move, cancel, restore publish a single decision by themselves

                Without a draft the pages are written again from what is published. Files whose content did not change are not touched.
                """))
    }

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var season: SeasonOption
    @OptionGroup var reader: LanguageOption

    @Flag(
        name: .customLong("dry-run"),
        help: .say("Zeg alleen wat er zou veranderen.", "Only say what would change."))
    var isRehearsal = false

    @Flag(
        name: .customLong("undo"),
        help: .say(
            "Neem terug wat het laatst gepubliceerd is.", "Take back what was published last."))
    var isUndoing = false

    func validate() throws {
        guard isUndoing, season.id != nil else { return }
        throw ValidationError(
            say(
                "--undo neemt alles terug wat samen gepubliceerd is: zonder --season",
                "--undo takes back all that was published together: without --season"))
    }

    func run() async throws {
        let outcome = try outcome()
        if json.isOn {
            Talk.print(try jsonText(outcome))
            try end(outcome)
            return
        }
        for change in outcome.changes {
            Talk.print(
                "  \(change.change.word(Reader.language).padding(to: say("verplaatst", "cancelled").count))  \(change.id.rawValue.padding(to: 26))  \(change.words)"
            )
        }
        for warning in outcome.warnings { Talk.say(say("let op: ", "warning: ") + warning) }
        if let closing = outcome.closing {
            Talk.say(say("let op: ", "note: ") + closing.words(Reader.language))
        }
        let sessions = count(
            outcome.sessions, say("bijeenkomst", "session"), say("bijeenkomsten", "sessions"))
        if outcome.seasons.count > 1 {
            let names = outcome.seasons.map(\.rawValue).joined(separator: ", ")
            Talk.say(say("perioden: ", "seasons: ") + names)
        }
        let head =
            isRehearsal
            ? say("\(sessions) zouden gepubliceerd worden", "would publish \(sessions)")
            : say("\(sessions) gepubliceerd", "published \(sessions)")
        Talk.say(
            [
                head + ": "
                    + count(
                        outcome.changes.count, say("wijziging", "change"),
                        say("wijzigingen", "changes")),
                count(
                    outcome.filesWritten, say("bestand", "file"), say("bestanden", "files"))
                    + say(" geschreven", " written"),
                "\(outcome.filesUnchanged) " + say("gelijk gebleven", "unchanged"),
                "\(outcome.filesRemoved) " + say("verwijderd", "removed"),
            ].joined(separator: ", "))
        if !isRehearsal {
            Talk.say(say("kijk in ", "look at ") + "\(outcome.folder)/index.html")
        }
        try end(outcome)
    }

    private func outcome() throws -> PublishOutcome {
        let workplace = try options.workplace()
        let (now, language) = (options.moment, Reader.language)
        return try isUndoing
            ? UndoPublishing(workplace, now: now, language: language).run(isRehearsal: isRehearsal)
            : PublishPlan(workplace, now: now, language: language)
                .run(of: season.id, isRehearsal: isRehearsal)
    }

    /// What should be gone and is not ends the command with a fault: it may be a page that nobody may see any more.
    private func end(_ outcome: PublishOutcome) throws {
        guard let stuck = outcome.stuck else { return }
        Talk.say(say("let op: ", "warning: ") + stuck)
        throw ExitCode(EndStatus.ioError.rawValue)
    }
}

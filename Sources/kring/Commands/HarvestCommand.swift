import App
import ArgumentParser
import CivilTime
import Communities
import Facilitation
import Meeting
import Workplace

struct HarvestCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "harvest",
            abstract: say(
                "Wat bijeenkomsten opbrachten, zodat de volgende begint waar deze eindigde.",
                "What sessions produced, so that the next one begins where this one ended."),
            discussion: overview,
            subcommands: [
                HarvestSession.self, HarvestDue.self, HarvestList.self, HarvestSearch.self,
                HarvestDone.self, HarvestDrop.self, HarvestReopen.self, HarvestChange.self,
                HarvestVote.self, HarvestShare.self, HarvestHistory.self, HarvestExport.self,
            ], defaultSubcommand: HarvestSession.self)
    }

    private static var overview: String {
        paragraphs(
            """
            VOORBEELDEN
              kring harvest plgs-3                                        wat de bijeenkomst opbracht
              kring harvest plgs-3 --import notities.md                   de notities van wie noteerde; - leest stdin
              kring harvest plgs-3 --add inzicht "peerfeedback wordt gelezen"
              kring harvest plgs-3 --add actie "rubric delen" --owner marijn
              kring harvest plgs-3 --add experiment "exit tickets" --due 2027-05-11
              kring harvest due plgs-4                                    waar die bijeenkomst mee begint
              kring harvest done 6 --outcome "3 van 4 klassen"
              kring harvest vote 9 --by noor
              kring harvest share 7 --with blended-learning
              kring harvest search peerfeedback
              kring harvest export --community plgs --format md > plgs.md

            Notities hebben op elke regel één ding, in het Nederlands of het Engels:
              ! een inzicht
              ? een vraag
              - [ ] een actie @marijn 2027-04-20
              experiment: we proberen … / we verwachten … / we kijken terug op 2027-05-11
              uitdaging: een praktijkvraag +noor +sem
            Een kop zoals "## Acties" boven gewone regels kan ook. Wat je ziet, kun je aanpassen en opnieuw importeren.
            De hele schrijfwijze staat in docs/harvest.md.

            Meer: kring harvest due, list, search, done, drop, reopen, change, vote, share, history en export;
            kring harvest NAAM --help vertelt over elk.
            """,
            """
            EXAMPLES
              kring harvest plgs-3                                        what it produced
              kring harvest plgs-3 --import notes.md                      the harvester's notes; - reads stdin
              kring harvest plgs-3 --add insight "peer feedback before the mark is read"
              kring harvest plgs-3 --add action "share the rubric" --owner marijn
              kring harvest plgs-3 --add experiment "exit tickets" --due 2027-05-11
              kring harvest due plgs-4                                    what that session opens with
              kring harvest done 6 --outcome "3 of 4 classes"
              kring harvest vote 9 --by noor
              kring harvest share 7 --with blended-learning
              kring harvest search peer feedback
              kring harvest export --community plgs --format md > plgs.md

            Notes are a line a thing, in Dutch or English:
              ! an insight
              ? a question
              - [ ] an action @marijn 2027-04-20
              experiment: we try … / we expect … / we look again on 2027-05-11
              challenge: a matter of practice +noor +sem
            Headings such as "## Actions" above plain lines do as well. What is printed can be changed and imported again.
            docs/harvest.md has the whole format.

            More: kring harvest due, list, search, done, drop, reopen, change, vote, share, history and export;
            kring harvest NAME --help tells about each.
            """)
    }

    struct HarvestSession: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "session",
                abstract: say(
                    "Wat een bijeenkomst opbracht: zien, toevoegen of importeren.",
                    "What a session produced: shown, added to, or imported."),
                discussion: overview
                    + say(
                        """


                        Noem een bijeenkomst van een eerdere periode met haar identiteit in agenda's, zoals kring harvest
                        list --json die laat zien.
                        """,
                        """


                        A session of an earlier season is named by its calendar identity, as kring harvest list --json shows it.
                        """))
        }

        @Argument(help: .say("De bijeenkomst, zoals plgs-3.", "The session, such as plgs-3."))
        var session: String
        @Option(
            parsing: .upToNextOption,
            help: .say(
                "inzicht, vraag, actie, experiment of uitdaging, en wat het is.",
                "insight, question, action, experiment or challenge, and what it is.",
                valueName: say("soort tekst", "kind text")))
        var add: [String] = []
        @Option(
            name: .customLong("import"),
            help: .say(
                "Notities om te importeren; - voor stdin.", "Notes to bring in; - for stdin.",
                valueName: say("bestand", "file")))
        var file: String?
        @Option(help: .say("Wie ervoor zorgt.", "Who takes care of what is added."))
        var owner: String?
        @Option(
            help: .say(
                "De dag waarop een actie af is, of een experiment wordt teruggezien.",
                "The day an action is due, or an experiment is looked at again."))
        var due: CivilDate?
        @Option(
            help: .say(
                "Wat een experiment naar verwachting brengt.",
                "What an experiment is expected to bring.", valueName: say("tekst", "text")))
        var expect: String?
        @Option(
            help: .say(
                "Het nummer van waar het uit voortkwam.", "The number of what it came of.",
                valueName: say("nummer", "number")))
        var from: Int?
        @Option(
            help: .say(
                "nl of en (anders: die van de organisatie).",
                "nl or en (default: the organisation's)."))
        var language: Language?
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption

        func validate() throws {
            if !add.isEmpty, file != nil {
                throw ValidationError(
                    say(
                        "Geef --add of --import, niet allebei.",
                        "Give --add or --import, not both."))
            }
            let belongsToAdd = owner != nil || due != nil || expect != nil || from != nil
            if add.isEmpty, belongsToAdd {
                throw ValidationError(
                    say(
                        "--owner, --due, --expect en --from horen bij --add.",
                        "--owner, --due, --expect and --from go with --add."))
            }
            guard let first = add.first else { return }
            guard let kind = HarvestKind(word: first), add.count >= 2 else {
                throw ValidationError(
                    say(
                        "Na --add komt een soort (inzicht, vraag, actie, experiment, uitdaging) en een tekst.",
                        "--add takes a kind (insight, question, action, experiment, challenge) and a text."
                    ))
            }
            if expect != nil, kind != .experiment {
                throw ValidationError(
                    say("--expect hoort bij een experiment.", "--expect goes with an experiment."))
            }
        }

        func run() async throws {
            let workplace = try options.workplace()
            let record = RecordHarvest(workplace, now: options.moment)
            if let kind = add.first.flatMap({ HarvestKind(word: $0) }) {
                let line = RecordHarvest.NewLine(
                    kind: kind, text: add.dropFirst().joined(separator: " "),
                    owner: owner.map(PersonID.init(rawValue:)), due: due, expectation: expect,
                    source: from)
                try report(try record.add(line, to: session), workplace)
            } else if file == "-" {
                let bytes = try StandardInput.bytes(limit: RecordHarvest.largest)
                try report(try record.bringIn(bytes: bytes, name: "stdin", to: session), workplace)
            } else if let file {
                try report(try record.bringIn(path: file, to: session), workplace)
            } else {
                try show(workplace)
            }
        }

        private func show(_ workplace: Workplace) throws {
            let harvest = ShowHarvest(workplace)
            let sheet = try harvest.run(session, language: language)
            if json.isOn {
                Talk.print(try jsonText(sheet))
                return
            }
            Talk.print(HarvestText(sheet, try language ?? harvest.language()).text)
            if sheet.harvest.isEmpty {
                Talk.say(
                    say(
                        "nog niets bewaard: kring harvest \(session) --import notities.md, of --add inzicht \"…\"",
                        "nothing is kept yet: kring harvest \(session) --import notes.md, or --add insight \"…\""
                    ))
            }
        }

        private func report(_ report: RecordHarvest.Report, _ workplace: Workplace) throws {
            for warning in report.warnings {
                Talk.say(say("let op: ", "warning: ") + warning.words(Reader.language))
            }
            if json.isOn {
                Talk.print(try jsonText(report))
                return
            }
            let language = try self.language ?? ShowHarvest(workplace).language()
            for entry in report.entries where entry.outcome != "known" {
                Talk.print(entry.harvest.written(language))
            }
            let words = [
                "added": say("toegevoegd", "added"), "changed": say("gewijzigd", "changed"),
                "known": say("al bekend", "known already"),
            ]
            let counts = ["added", "changed", "known"].compactMap { outcome in
                let count = report.count(outcome)
                return count == 0 ? nil : "\(count) \(words[outcome] ?? outcome)"
            }
            Talk.say("\(report.session): \(counts.joined(separator: ", "))")
        }
    }
}

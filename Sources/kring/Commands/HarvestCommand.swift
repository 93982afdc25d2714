import App
import ArgumentParser
import CivilTime
import Communities
import Facilitation
import Meeting
import Workplace

struct HarvestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "harvest",
        abstract: "What sessions produced, so that the next one begins where this one ended.",
        discussion: overview,
        subcommands: [
            HarvestSession.self, HarvestDue.self, HarvestList.self, HarvestSearch.self,
            HarvestDone.self, HarvestDrop.self, HarvestReopen.self, HarvestChange.self,
            HarvestVote.self, HarvestShare.self, HarvestHistory.self, HarvestExport.self,
        ], defaultSubcommand: HarvestSession.self)

    private static let overview = """
        EXAMPLES
          kring harvest plgs-3                                        what it produced
          kring harvest plgs-3 --import notes.md                      the harvester's notes; - reads stdin
          kring harvest plgs-3 --add insight "peer feedback before the mark is read"
          kring harvest plgs-3 --add action "share the rubric" --owner marijn --due 2027-04-20
          kring harvest plgs-3 --add experiment "exit tickets" --expect "fewer resits" --due 2027-05-11
          kring harvest due plgs-4                                    what that session opens with
          kring harvest done 6 --outcome "3 of 4 classes" --insight "short questions work"
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
        """

    struct HarvestSession: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "session",
            abstract: "What a session produced: shown, added to, or imported.",
            discussion: """
                \(overview)

                A session of an earlier season is named by its calendar identity, as kring harvest list --json shows it.
                """)

        @Argument(help: "The session, such as plgs-3.") var session: String
        @Option(
            parsing: .upToNextOption,
            help: ArgumentHelp(
                "insight, question, action, experiment or challenge, and what it is.",
                valueName: "kind text"))
        var add: [String] = []
        @Option(
            name: .customLong("import"),
            help: ArgumentHelp("Notes to bring in; - for stdin.", valueName: "file"))
        var file: String?
        @Option(help: "Who takes care of what is added.") var owner: String?
        @Option(help: "The day an action is due, or an experiment is looked at again.")
        var due: CivilDate?
        @Option(help: ArgumentHelp("What an experiment is expected to bring.", valueName: "text"))
        var expect: String?
        @Option(help: ArgumentHelp("The number of what it came of.", valueName: "number"))
        var from: Int?
        @Option(help: "nl or en (default: the organisation's).") var language: Language?
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption

        func validate() throws {
            if !add.isEmpty, file != nil {
                throw ValidationError("Give --add or --import, not both.")
            }
            let belongsToAdd = owner != nil || due != nil || expect != nil || from != nil
            if add.isEmpty, belongsToAdd {
                throw ValidationError("--owner, --due, --expect and --from go with --add.")
            }
            guard let first = add.first else { return }
            guard let kind = HarvestKind(word: first), add.count >= 2 else {
                throw ValidationError(
                    "--add takes a kind (insight, question, action, experiment, challenge) and a text."
                )
            }
            if expect != nil, kind != .experiment {
                throw ValidationError("--expect goes with an experiment.")
            }
        }

        func run() async throws {
            let place = try options.workplace()
            let record = RecordHarvest(place, now: options.moment)
            if let kind = add.first.flatMap({ HarvestKind(word: $0) }) {
                let draft = RecordHarvest.Draft(
                    kind: kind, text: add.dropFirst().joined(separator: " "),
                    owner: owner.map(PersonID.init(rawValue:)), due: due, expectation: expect,
                    source: from)
                try report(try record.add(draft, to: session), place)
            } else if file == "-" {
                let bytes = try StandardInput.bytes(limit: RecordHarvest.largest)
                try report(try record.bringIn(bytes: bytes, name: "stdin", to: session), place)
            } else if let file {
                try report(try record.bringIn(path: file, to: session), place)
            } else {
                try show(place)
            }
        }

        private func show(_ place: Workplace) throws {
            let harvest = ShowHarvest(place)
            let sheet = try harvest.run(session, language: language)
            if json.isOn {
                Talk.print(try jsonText(sheet))
                return
            }
            Talk.print(sheet.text(try language ?? harvest.language()))
            if sheet.harvest.isEmpty {
                Talk.say(
                    "nothing is kept yet: kring harvest \(session) --import notes.md, or --add insight \"…\""
                )
            }
        }

        private func report(_ report: RecordHarvest.Report, _ place: Workplace) throws {
            for warning in report.warnings { Talk.say("warning: \(warning)") }
            if json.isOn {
                Talk.print(try jsonText(report))
                return
            }
            let language = try self.language ?? ShowHarvest(place).language()
            for entry in report.entries where entry.outcome != "known" {
                Talk.print(entry.harvest.written(language))
            }
            let counts = ["added", "changed", "known"].compactMap { outcome in
                let count = report.count(outcome)
                return count == 0
                    ? nil : "\(count) \(outcome == "known" ? "known already" : outcome)"
            }
            Talk.say("\(report.session): \(counts.joined(separator: ", "))")
        }
    }
}

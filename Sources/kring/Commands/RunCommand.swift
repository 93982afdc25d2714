import App
import ArgumentParser
import CivilTime
import Messages
import Platform
import Workplace

struct RunCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "run",
            abstract: say(
                "De regel voor cron: alles wat aan de beurt is, één keer, veilig.",
                "The cron line: everything that is due, once, safely."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  */5 * * * *  kring run --workspace /srv/kring
                  kring run --every 5m                                in een container
                  kring run --dry-run                                 wat er zou gebeuren; er wordt niets geschreven of verstuurd
                  kring run --only remind --verbose
                  kring run --dry-run --now 2027-02-16T08:00:00+01:00  een oefening

                Elke tussentijd is goed, en runs mogen samenvallen: terwijl er één verstuurt, doet een andere de rest. Zegt niets als alles goed
                is. Bij SIGTERM of Ctrl-C maakt het het bericht af dat onderhanden is, en eindigt met 75.

                EINDCODES
                   0  gedaan, niets te doen, of een andere run is bezig
                  69  de mailserver weigert voorgoed
                  74  schijf of logboek
                  75  er is iets over voor de volgende run
                  77  geen recht
                  78  fouten in de werkmap
                """,
                """
                EXAMPLES
                  */5 * * * *  kring run --workspace /srv/kring
                  kring run --every 5m                                in a container
                  kring run --dry-run                                 what it would do; nothing is written or sent
                  kring run --only remind --verbose
                  kring run --dry-run --now 2027-02-16T08:00:00+01:00  a rehearsal

                Any interval will do, and runs may overlap: while one sends, another does the rest. Says nothing when all is well.
                At SIGTERM or Ctrl-C it finishes the message in hand and ends with 75.

                EXIT CODES
                   0  done, nothing to do, or another run is at work
                  69  the mail server refuses for good
                  74  disk or ledger
                  75  something is left for the next run
                  77  permission
                  78  errors in the workspace
                """))
    }

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var reader: LanguageOption
    @Flag(
        name: .shortAndLong,
        help: .say("Eén regel over wat er gedaan is.", "One line about what was done."))
    var verbose = false
    @Flag(
        name: .customLong("dry-run"),
        help: .say(
            "Zeg wat er zou gebeuren; schrijf en verstuur niets.",
            "Say what would be done; write and send nothing."))
    var isRehearsal = false
    @Option(
        help: .say(
            "Alleen deze delen: import, publish, agenda, remind, notify.",
            "Only these parts: import, publish, agenda, remind, notify.",
            valueName: say("delen", "parts")))
    var only: RunParts?
    @Option(
        help: .say(
            "Wacht zo lang tot een andere run klaar is, zoals 30s.",
            "Wait as long as this for another run to end, such as 30s.",
            valueName: say("tijd", "time")))
    var wait: Period?
    @Option(
        name: .customLong("max-time"),
        help: .say(
            "Begin na die tijd aan geen bericht meer; wat over is, is voor de volgende run.",
            "After that time begin no further message; what is left is for the next run.",
            valueName: say("tijd", "time")))
    var maxTime = Period.tenMinutes
    @Option(
        help: .say(
            "Blijf, en loop om de zoveel tijd, zoals 5m, tot SIGTERM.",
            "Stay, and run every so often, such as 5m, until SIGTERM.",
            valueName: say("tijd", "time")))
    var every: Period?
    @Option(
        help: .say(
            "Wacht eerst hoogstens zo lang, op deze machine steeds even lang, zodat er niet veel tegelijk beginnen.",
            "Wait up to so long at first, always the same on this machine, so that many do not start together.",
            valueName: say("tijd", "time")))
    var jitter: Period?
    @Option(
        name: .customLong("log-format"),
        help: .say(
            "Hoe te praten: text of json, elk op een regel.",
            "How to talk: text or json, a line each."))
    var logFormat = RunLog.Format.text
    @Flag(
        name: .customLong("accept-clock"),
        help: .say(
            "Ga door, ook al ging de klok sinds de vorige run terug of ver vooruit.",
            "Go on although the clock went back or jumped ahead since the last run."))
    var acceptClock = false

    func validate() throws {
        if every != nil, options.now != nil {
            throw ValidationError(
                say(
                    "--every volgt de klok; --now is voor één run",
                    "--every follows the clock; --now is for a single run"))
        }
        if every != nil, isRehearsal {
            throw ValidationError(
                say("--dry-run is voor één run", "--dry-run is for a single run"))
        }
    }

    func run() async throws {
        let workplace = try options.workplace()
        if isRehearsal {
            Talk.print(
                try RehearseRun(workplace, now: options.moment).run(parts).text(Reader.language))
            return
        }
        Interruption.listen(for: Interruption.Cause.allCases)
        if let jitter { pause(jitter.share(of: workplace.folder)) }
        guard let every else {
            let status = try once(workplace)
            if status != .done { throw ExitCode(status.rawValue) }
            return
        }
        while !Interruption.isAsked {
            do { _ = try once(workplace) } catch {
                guard let refusal = Refusal(from: error) else { throw error }
                log.refusal(refusal)
            }
            pause(every.seconds - Moment.current.secondsSinceEpoch % every.seconds)
        }
    }

    private var parts: Set<RunPart> { only?.parts ?? Set(RunPart.allCases) }

    private var log: RunLog { RunLog(format: logFormat, isVerbose: verbose) }

    private func once(_ workplace: Workplace) throws -> EndStatus {
        let outcome = try RunDue(workplace, now: options.moment).run(
            RunOptions(
                isAcceptingClock: acceptClock, parts: parts, patience: wait?.seconds ?? 0,
                uptime: options.now == nil ? Uptime.current : nil, stop: stop()))
        log.outcome(outcome)
        return outcome.status
    }

    /// When to end: at a signal, or when the time of this run is over.
    private func stop() -> @Sendable () -> RunStop? {
        let end = ContinuousClock().now + .seconds(maxTime.seconds)
        return {
            if Interruption.isAsked { return .asked }
            return ContinuousClock().now < end ? nil : .outOfTime
        }
    }

    /// Sleeps until then, or until it is time to stop.
    private func pause(_ seconds: Int) {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        while clock.now < end, !Interruption.isAsked { Interruption.sleepABit() }
    }
}

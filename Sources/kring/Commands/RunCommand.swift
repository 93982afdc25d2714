import App
import ArgumentParser
import CivilTime
import Messages
import Workplace

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "The cron line: everything that is due, once, safely.",
        discussion: """
            EXAMPLES
              */5 * * * *  kring run --workspace /srv/kring
              kring run --every 5m                                in a container
              kring run --dry-run                                 what it would do; nothing is written or sent
              kring run --only remind --verbose
              kring run --dry-run --now 2027-02-16T08:00:00+01:00  a rehearsal

            Any interval will do, and runs may overlap: one works, the others end at once. Says nothing when all is well.
            At SIGTERM or Ctrl-C it finishes the message in hand and ends with 75.

            EXIT CODES
              0 done, nothing to do, or another run is at work   69 the mail server refuses for good
              74 disk or ledger   75 something is left for the next run   77 permission   78 errors in the workspace
            """)

    @OptionGroup var options: WorkspaceOptions
    @Flag(name: .shortAndLong, help: "One line about what was done.")
    var verbose = false
    @Flag(name: .customLong("dry-run"), help: "Say what would be done; write and send nothing.")
    var isRehearsal = false
    @Option(
        help: ArgumentHelp(
            "Only these parts: import, publish, agenda, remind, notify.", valueName: "parts"))
    var only: RunParts?
    @Option(
        help: ArgumentHelp(
            "Wait as long as this for another run to end, such as 30s.", valueName: "time"))
    var wait: Period?
    @Option(
        help: ArgumentHelp(
            "Stay, and run every so often, such as 5m, until SIGTERM.", valueName: "time"))
    var every: Period?
    @Option(
        help: ArgumentHelp(
            "Wait up to so long at first, always the same on this machine, so that many do not start together.",
            valueName: "time"))
    var jitter: Period?
    @Option(name: .customLong("log-format"), help: "How to talk: text or json, a line each.")
    var logFormat = RunLog.Format.text
    @Flag(
        name: .customLong("accept-clock"),
        help: "Go on although the clock went back or jumped ahead since the last run.")
    var acceptClock = false

    func validate() throws {
        if every != nil, options.now != nil {
            throw ValidationError("--every follows the clock; --now is for a single run")
        }
        if every != nil, isRehearsal {
            throw ValidationError("--dry-run is for a single run")
        }
    }

    func run() async throws {
        let place = try options.workplace()
        if isRehearsal {
            Talk.print(try RehearseRun(place, now: options.moment).run(parts).text(Reader.language))
            return
        }
        Interruption.listen(for: [.interrupt, .terminate])
        if let jitter { pause(jitter.share(of: place.folder)) }
        guard let every else {
            let status = try once(place)
            if status != .done { throw ExitCode(status.rawValue) }
            return
        }
        while !Interruption.isAsked {
            do { _ = try once(place) } catch {
                guard let refusal = Refusal(from: error) else { throw error }
                log.refusal(refusal)
            }
            pause(every.seconds - Moment.current.secondsSinceEpoch % every.seconds)
        }
    }

    private var parts: Set<RunPart> { only?.parts ?? Set(RunPart.allCases) }

    private var log: RunLog { RunLog(format: logFormat, isVerbose: verbose) }

    private func once(_ place: Workplace) throws -> EndStatus {
        let outcome = try RunDue(place, now: options.moment).run(
            RunOptions(
                isAcceptingClock: acceptClock, parts: parts, patience: wait?.seconds ?? 0,
                isStopping: { Interruption.isAsked }))
        log.outcome(outcome)
        return outcome.status
    }

    /// Sleeps until then, or until it is time to stop.
    private func pause(_ seconds: Int) {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        while clock.now < end, !Interruption.isAsked { Interruption.sleepABit() }
    }
}

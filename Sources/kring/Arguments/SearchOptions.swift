import ArgumentParser
import FoundationEssentials
import Planning
import Season

/// How long and how a plan is searched for.
struct SearchOptions: ParsableArguments {
    @Option(
        help: .say(
            "Zoek zo veel seconden (anders 10).", "Search for so many seconds (default 10).",
            valueName: "s"))
    var seconds: Double?

    @Option(
        help: .say(
            "Zoek liever zo veel stappen: op elke computer hetzelfde rooster.",
            "Search so many steps instead: the same plan on every machine.", valueName: "n"))
    var steps: Int?

    @Option(
        help: .say(
            "De seed van het toeval in het zoeken.", "The seed of the search's chances.",
            valueName: "k"))
    var seed: UInt64 = 1

    @Option(
        help: .say(
            "Hoeveel rekenkernen (anders alle).", "Cores to use (default: all).", valueName: "w"))
    var workers: Int?

    func validate() throws {
        if let seconds, !(seconds > 0 && seconds <= 86_400) {
            throw ValidationError(
                say(
                    "--seconds wil een getal boven 0, hoogstens 86400.",
                    "--seconds takes a number above 0, at most 86400."))
        }
        if let steps, steps < 0 {
            throw ValidationError(
                say("--steps wil een heel getal vanaf 0.", "--steps takes a whole number from 0."))
        }
        if let workers, !(1...256).contains(workers) {
            throw ValidationError(
                say(
                    "--workers wil een getal van 1 tot 256.",
                    "--workers takes a number from 1 to 256."))
        }
        if seconds != nil, steps != nil {
            throw ValidationError(
                say(
                    "--seconds en --steps gaan niet samen.",
                    "--seconds and --steps exclude each other."))
        }
    }

    /// The budget; the clock of the search starts here. Ctrl-C ends the search with the best plan
    /// so far, and a terminal sees how it is doing.
    func budget() -> SearchBudget {
        let cores = workers ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
        let clock = ContinuousClock()
        let start = clock.now
        let allowed = Duration.milliseconds(Int64((seconds ?? 10) * 1000))
        var budget = SearchBudget(steps: steps, seed: seed, workers: cores) {
            Interruption.isAsked ? 1 : (clock.now - start) / allowed
        }
        Interruption.listen()
        let steps = steps
        budget.shouldStop = { Interruption.isAsked }
        // With steps the outcome may not depend on the clock.
        let explaining = ConflictDeadline(
            seconds: steps == nil ? max(5, seconds ?? 10) : .infinity)
        budget.isExplainingOver = explaining.isOver
        budget.seconds = { (clock.now - start) / .seconds(1) }
        budget.report = { progress in
            let elapsed = (clock.now - start) / .seconds(1)
            let share =
                steps.map { Double(progress.steps) / Double(max(1, $0)) }
                ?? (clock.now - start) / allowed
            SearchLine.show(progress, share: share, seconds: elapsed)
        }
        return budget
    }
}

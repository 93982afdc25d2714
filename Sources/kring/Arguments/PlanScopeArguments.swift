import App
import ArgumentParser
import CivilTime
import Communities

/// What of the season is planned anew, and what is supposed.
struct PlanScopeArguments: ParsableArguments {
    @Option(
        help: .say(
            "Wat voor deze dag gepubliceerd is, blijft zoals het is.",
            "Published sessions before this day stay as they are."))
    var from: CivilDate?

    @Option(
        help: .say(
            "Wat na deze dag gepubliceerd is, blijft zoals het is.",
            "Published sessions after this day stay as they are."))
    var to: CivilDate?

    @Flag(
        help: .say(
            "Laat gepubliceerde bijeenkomsten ook veranderen als het rooster er beter van wordt, niet alleen als het moet.",
            "Let published sessions change where that makes the plan better, not only if they must."
        )
    )
    var improve = false

    @Flag(
        name: .customLong("what-if"),
        help: .say("Plan en laat zien; bewaar niets.", "Plan and show; keep nothing."))
    var isWhatIf = false

    @OptionGroup var suppositions: SuppositionArguments

    func validate() throws {
        if let from, let to, from > to {
            throw ValidationError(
                say("--from \(from) ligt na --to \(to).", "--from \(from) lies after --to \(to)."))
        }
    }

    func scope() throws -> PlanScope {
        PlanScope(
            hypotheses: try suppositions.hypotheses(), isWhatIf: isWhatIf, from: from, to: to,
            isImproving: improve)
    }
}

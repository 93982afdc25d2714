import ArgumentParser
import Season
import Workplace

/// Says what became of a decision; a decision that cannot be carried out ends with exit code 1.
func report(_ outcome: DecisionOutcome, asJSON isJSON: Bool, isRehearsal: Bool) throws {
    if isJSON {
        Talk.print(try jsonText(outcome))
    } else {
        Talk.print(
            DecisionText(
                style: .output, isRehearsal: isRehearsal, language: Reader.language
            ).text(outcome))
    }
    if !outcome.collisions.isEmpty, !outcome.isForced {
        throw ExitCode(EndStatus.answerIsNo.rawValue)
    }
}

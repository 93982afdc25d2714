import CivilTime
import Communities
import Ledger
import Workplace

/// Writes what decisions make of files from a day on, when that day has come: a part of `kring run`.
///
/// The command that decided it said so. A file that somebody changed since is left to people.
struct WriteDueEdits {
    let desk: LifeDesk
    let ledger: Ledger

    /// What was written, and what is left to people.
    struct Outcome {
        var written: [String] = []
        var left: [LifeOutcome.FileChange] = []
    }

    func run() throws -> Outcome {
        var outcome = Outcome()
        for var event in try ledger.lifeEvents() where event.takenBackAt == nil {
            let due = event.edits.indices.filter {
                !event.edits[$0].isDone && event.edits[$0].on <= desk.today
            }
            for index in due {
                let edit = event.edits[index]
                let text = try desk.text(edit.path)
                if text == edit.before {
                    try desk.write(edit.after, to: edit.path)
                    outcome.written.append(edit.path)
                } else if text != edit.after {
                    outcome.left.append(LifeOutcome.FileChange(edit, today: desk.today))
                }
                // Said once: what is to be written is in people's hands from then on.
                event.edits[index].isDone = true
            }
            if !due.isEmpty { try ledger.keepEdits(event) }
        }
        return outcome
    }
}

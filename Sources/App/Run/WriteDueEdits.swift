import CivilTime
import Communities
import Ledger
import Workplace

/// Writes what decisions make of files from a day on, when that day has come: a part of `kring run`.
///
/// The command that decided it said so. A file that somebody changed since is left to people.
struct WriteDueEdits {
    private let workplace: Workplace
    private let now: Instant

    init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// - Returns: what is left to people.
    func run() throws -> [RunProblem] {
        let ledger = try workplace.openLedger()
        guard try ledger.hasEditsToWrite() else { return [] }
        // Files with faults are left alone; the day after is early enough.
        guard let desk = try? LifeDesk(workplace, now: now) else { return [] }
        var left: [RunProblem] = []
        for var event in try ledger.lifeEvents() where event.takenBackAt == nil {
            let due = event.edits.indices.filter {
                !event.edits[$0].isDone && event.edits[$0].on <= desk.today
            }
            for index in due {
                let edit = event.edits[index]
                let text = try desk.text(edit.path)
                if text == edit.before {
                    try desk.write(edit.after, to: edit.path)
                } else if text != edit.after {
                    let change = LifeOutcome.FileChange(edit, today: desk.today)
                    left.append(.leftToPeople(file: change.file, lines: change.added))
                }
                // Said once: what is to be written is in people's hands from then on.
                event.edits[index].isDone = true
            }
            if due.isEmpty { continue }
            // With the files as they are now; where they have faults, the next run welcomes whom it finds.
            let intent = (try? OpenWorkspace(workplace))?.intent
            try ledger.keepEdits(
                event, goingOn: intent.map(event.goingOn) ?? [],
                season: desk.workspace.intent.organisation.season(on: desk.today).id, at: now)
        }
        return left
    }
}

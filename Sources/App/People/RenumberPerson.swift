package import CivilTime
package import Communities
import FoundationEssentials
import Ledger
import Messages
import Platform
import Publishing
package import Workplace
import Workspace

/// Somebody has another identifier: `kring people same`.
///
/// The ledger first, in one transaction: whoever was told under one identifier is not told again under the other. Then the
/// files, where that is asked for. Whatever interrupts it in between, it is done again by the same command.
package struct RenumberPerson: Sendable {
    private let workplace: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// - Parameters:
    ///   - old: the identifier that the list of people names no more.
    ///   - new: the one that it names.
    ///   - isWriting: whether the files of communities are written anew.
    ///   - isRehearsal: only says what would be done.
    package func run(
        _ old: PersonID, as new: PersonID, isWriting: Bool, isRehearsal: Bool
    ) throws -> RenumberOutcome {
        let locks = isRehearsal ? [] : try workplace.takeAllLocks(now)
        defer { withExtendedLifetime(locks) {} }
        if !isRehearsal { try workplace.updateLedger() }
        let files = WorkspaceFiles(workplace)
        try require(old, new, files)
        let texts = files.texts.filter { $0.path.hasPrefix("communities/") }
        let ledger = try workplace.readLedger()
        let rows = try ledger?.rows(of: old) ?? 0
        let isNamed = texts.contains {
            !PersonLines.mentions(of: old, in: $0.text, path: $0.path).isEmpty
        }
        let last = LastGoodReading(workplace)
        let isKept = last?.people.contains { $0.id == old } == true
        guard rows > 0 || isNamed || isKept else {
            let known = try ledger?.people() ?? []
            throw Refusal(
                WorkplaceRefusal.unknown(
                    .person, old.rawValue,
                    nearest: didYouMean(old.rawValue, among: known.map(\.rawValue).sorted())))
        }
        var outcome = RenumberOutcome(
            old: old, new: new, rows: rows, lines: [], filesWritten: nil, isDone: false)
        if !isRehearsal, ledger != nil {
            try renumber(old, new, last, &outcome)
        }
        for text in texts {
            outcome.lines += try lines(old, new, text, isWriting && !isRehearsal)
        }
        if isRehearsal { return outcome }
        outcome.isDone = true
        outcome.filesWritten = try refresh()
        return outcome
    }

    private func renumber(
        _ old: PersonID, _ new: PersonID, _ last: LastGoodReading?,
        _ outcome: inout RenumberOutcome
    ) throws {
        let ledger = try workplace.openLedger()
        if outcome.rows > 0 {
            outcome.rows = try ledger.renumber(
                old, as: new, rekeyed: { DeliveryKey.renumbered($0, from: old, to: new) },
                withdrawn: DeliveryNote.noLongerHolds.kept, at: now)
        }
        // While files have faults a run goes on by these: it must not meet somebody there of whom the ledger knows nothing.
        if let last, let files = last.renumbered(old, as: new, workplace) {
            try ledger.keepReading(files, at: last.at)
        }
    }

    private func require(
        _ old: PersonID, _ new: PersonID, _ files: WorkspaceFiles
    ) throws(Refusal) {
        guard old != new else { throw Refusal(PeopleRefusal.sameIdentifier(old)) }
        guard let listed = files.listed else {
            throw Refusal(WorkplaceRefusal.faults(files.errors, folder: workplace.folder))
        }
        guard listed.contains(where: { $0.id == new }) else {
            throw Refusal(
                WorkplaceRefusal.unknown(
                    .person, new.rawValue,
                    nearest: didYouMean(new.rawValue, among: listed.map(\.id.rawValue))))
        }
        if listed.contains(where: { $0.id == old }) {
            let place = files.places.position(of: .person(old))
            throw Refusal(PeopleRefusal.bothListed(old, new, place))
        }
    }

    /// The lines that name the old identifier, written anew or not.
    private func lines(
        _ old: PersonID, _ new: PersonID, _ file: (path: String, text: String), _ isWriting: Bool
    ) throws(Refusal) -> [RenumberOutcome.Line] {
        let mentions = PersonLines.mentions(of: old, in: file.text, path: file.path)
        guard !mentions.isEmpty else { return [] }
        let isThere = !PersonLines.mentions(of: new, in: file.text, path: file.path).isEmpty
        var isWritten = false
        if isWriting,
            let changed = PersonLines.replacing(old, by: new, in: file.text, path: file.path)
        {
            try write(changed, inPlaceOf: file)
            isWritten = true
        }
        return mentions.map {
            RenumberOutcome.Line(
                file: file.path, line: $0.position.line, text: $0.text,
                deed: isWritten ? .written : isThere ? .remove : .replace)
        }
    }

    private func write(
        _ text: String, inPlaceOf file: (path: String, text: String)
    ) throws(Refusal) {
        let path = workplace.path(file.path)
        try refusingFileFaults { () throws(FileFault) in
            // What was read had no byte order mark any more.
            let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
            let before = try DurableFile.read(path, limit: 1_000_000) ?? []
            _ = try DurableFile.write(
                (before.starts(with: mark) ? mark : []) + Array(text.utf8), to: path,
                mode: try DurableFile.mode(path) ?? 0o644)
        }
    }

    /// Keeps the files as they are now, which name nobody by the old identifier, and puts what is published right.
    private func refresh() throws -> Int? {
        let files = WorkspaceFiles(workplace)
        guard let kept = files.kept, FileManager.default.fileExists(atPath: workplace.ledgerPath)
        else { return nil }
        let ledger = try workplace.openLedger()
        try ledger.keepReading(kept, at: now)
        let workspace = try OpenWorkspace(workplace)
        let known = try workspace.published(now)
        guard !known.isEmpty else { return nil }
        return try PublishedPages(workspace, ledger: ledger, now: now).refresh(known).written
    }
}

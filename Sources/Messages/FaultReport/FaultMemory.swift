package import CivilTime
import Communities
import FoundationEssentials
package import Ledger
import Platform
package import Workspace

/// Since when each thing that is wrong with the files stands, so that it is told once, and again when it comes back.
///
/// Each moment is that of one telling: what is seen first by one run is told by one mail, whose key is that moment. A run
/// that is killed in between finds the same moments, and tells what is not told yet.
package struct FaultMemory: Hashable, Sendable {
    private static let note = "faults"

    /// What the ledger keeps of it.
    private struct Kept: Hashable, Codable {
        /// The last moment that was given.
        var last: Instant
        /// By what is wrong, as a digest: it may be about somebody.
        var since: [String: Instant]
    }

    private let before: Kept?
    private let kept: Kept
    /// What is wrong now, by the moment since when.
    package let groups: [Instant: [Fault]]
    /// What of it is seen for the first time.
    package let new: [Fault]

    /// - Parameter faults: what is wrong now.
    package init(_ ledger: Ledger, _ faults: [Fault], now: Instant) throws(LedgerFault) {
        let text = try ledger.note(FaultMemory.note)?.value
        // What another version kept tells nothing; then all is told once more.
        before = text.flatMap { try? JSONDecoder().decode(Kept.self, from: Data($0.utf8)) }
        // No two tellings have one moment, also where a clock stands still.
        let next = before.map { max(now, $0.last.advanced(bySeconds: 1)) } ?? now
        var kept = Kept(last: before?.last ?? now, since: [:])
        var groups: [Instant: [Fault]] = [:]
        var new: [Fault] = []
        for fault in faults {
            let name = FaultMemory.name(of: fault)
            let since = before?.since[name] ?? next
            if before?.since[name] == nil { new.append(fault) }
            kept.since[name] = since
            kept.last = max(kept.last, since)
            groups[since, default: []].append(fault)
        }
        self.kept = kept
        self.groups = groups
        self.new = new
    }

    /// Keeps it, where anything is different.
    package func keep(in ledger: Ledger) throws(LedgerFault) {
        guard kept != before, before != nil || !kept.since.isEmpty else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        // Moments and texts always have a JSON form.
        guard let text = try? encoder.encode(kept) else { return }
        try ledger.note(
            FaultMemory.note, String(decoding: text, as: UTF8.self), at: kept.last)
    }

    /// What makes it the same fault, wherever in its file it has moved to.
    private static func name(of fault: Fault) -> String {
        let words =
            switch fault.fact {
            // How many there are is another number each night.
            case .table(.furtherRows), .name(.peopleCutShort): ""
            default: FaultInWords(fault, in: .en).message
            }
        return String(
            base32(sha256("\(fault.position.file)\n\(fault.rule.rawValue)\n\(words)")).prefix(26))
    }
}

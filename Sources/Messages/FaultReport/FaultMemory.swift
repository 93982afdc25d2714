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
    /// How the names of those begin who have left the list of people.
    private static let gone = "gone-"

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
        for fault in faults.flatMap(FaultMemory.byPerson) {
            let name = FaultMemory.name(of: fault)
            let since = before?.since[name] ?? next
            if before?.since[name] == nil { new.append(fault) }
            kept.since[name] = since
            kept.last = max(kept.last, since)
            groups[since, default: []].append(fault)
        }
        // While a file cannot be read nobody can be seen to be missed, nor to be back.
        if faults.contains(where: { $0.severity == .error }) {
            for (name, since) in before?.since ?? [:] where name.hasPrefix(FaultMemory.gone) {
                kept.since[name] = since
            }
        }
        self.kept = kept
        self.groups = groups.mapValues(FaultMemory.together)
        self.new = FaultMemory.together(new)
    }

    /// Who has left the list is known one by one: the next who leaves is no reason to name them all again.
    private static func byPerson(_ fault: Fault) -> [Fault] {
        guard case .name(.peopleGone(let people, let files)) = fault.fact else { return [fault] }
        return people.map { person in
            var one = fault
            one.fact = .name(.peopleGone([person], from: files))
            return one
        }
    }

    /// Those who have left as one fault again, where the first of them stands.
    private static func together(_ faults: [Fault]) -> [Fault] {
        var result: [Fault] = []
        for fault in faults {
            if case .name(.peopleGone(let more, let files)) = fault.fact,
                let place = result.firstIndex(where: { $0.rule == fault.rule }),
                case .name(.peopleGone(let people, _)) = result[place].fact
            {
                result[place].fact = .name(.peopleGone(people + more, from: files))
            } else {
                result.append(fault)
            }
        }
        return result
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
        if case .name(.peopleGone(let people, _)) = fault.fact, let person = people.first {
            return gone + base32(sha256(person.person.rawValue)).prefix(26)
        }
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

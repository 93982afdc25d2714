package import CivilTime
package import Communities
package import Facilitation
import GRDB

extension Ledger {
    /// Keeps what a session produced, all or nothing.
    ///
    /// What has a number of this session takes the place of what is kept under it. What has none
    /// and says the same as something of the session is that thing: it gains what is new and loses
    /// nothing, so that a text can be brought in twice. Votes are added, each person's once. A
    /// number of another session counts as none.
    ///
    /// - Parameters:
    ///   - audience: who may read the session now; it stays with what is new.
    ///   - isAboutCase: whether it is about somebody's case; that stays too.
    /// - Returns: what became of each, in order.
    @discardableResult
    package func keep(
        _ harvest: [ReadHarvest], of uid: SessionUID, for audience: Visibility,
        isAboutCase: Bool = false, at now: Instant
    ) throws(LedgerFault) -> [KeptHarvest] {
        try write { db in
            var known = try db.harvest("WHERE uid = ?", [uid])
            var places: [String: Int] = [:]
            for (place, record) in known.enumerated() where places[record.item.saying] == nil {
                places[record.item.saying] = place
            }
            let numbers = Dictionary(
                uniqueKeysWithValues: known.enumerated().map { ($1.number, $0) })
            var result: [(number: Int, outcome: KeptHarvest.Outcome)] = []
            for read in harvest {
                let place =
                    read.number.flatMap { numbers[$0] } ?? places[read.item.saying]
                let number: Int
                var outcome = KeptHarvest.Outcome.known
                if let place {
                    number = known[place].number
                    let item =
                        number == read.number ? read.item : known[place].item.adding(read.item)
                    if try db.change(known[place], to: item, at: now) {
                        outcome = .changed
                        known[place].item = item
                    }
                } else {
                    number = try db.add(
                        read.item, of: uid, for: audience, isAboutCase: isAboutCase, at: now)
                    outcome = .added
                    places[read.item.saying] = known.count
                    known.append(
                        HarvestRecord(
                            number: number, uid: uid, item: read.item, audience: audience,
                            isAboutCase: isAboutCase,
                            recordedAt: now))
                }
                for person in read.votes {
                    let isNew = try db.vote(for: number, by: person, at: now)
                    if isNew, outcome == .known { outcome = .changed }
                }
                result.append((number, outcome))
            }
            let records = Dictionary(
                uniqueKeysWithValues: try db.harvest("WHERE uid = ?", [uid])
                    .map { ($0.number, $0) })
            return result.compactMap { number, outcome in
                records[number].map { KeptHarvest(record: $0, outcome: outcome) }
            }
        }
    }

    /// Makes something of what is kept.
    ///
    /// - Parameters:
    ///   - change: what it becomes of what it was.
    ///   - yields: something that comes of it, such as the insight of an experiment, and the
    ///     session it belongs to. What comes of something is for no more people than that was.
    /// - Returns: the record as it is now, what came of it, and whether anything is different;
    ///   `nil` when there is none.
    package func changeHarvest(
        _ number: Int,
        yielding yields: (item: HarvestItem, uid: SessionUID, audience: Visibility)? = nil,
        at now: Instant,
        _ change: (HarvestItem) -> HarvestItem
    ) throws(LedgerFault) -> (record: HarvestRecord, yield: HarvestRecord?, isChanged: Bool)? {
        try write { db in
            guard let record = try db.harvest(number) else { return nil }
            var isChanged = try db.change(record, to: change(record.item), at: now)
            var yield: HarvestRecord?
            if let yields {
                let known = try db.harvest("WHERE uid = ? AND source = ?", [yields.uid, number])
                yield = known.first { $0.item.saysTheSame(as: yields.item) }
                if yield == nil {
                    let audience = min(yields.audience, record.audience ?? .everybody)
                    yield = try db.harvest(
                        try db.add(
                            yields.item, of: yields.uid, for: audience,
                            isAboutCase: record.isAboutCase, at: now))
                    isChanged = true
                }
            }
            return try db.harvest(number).map { ($0, yield, isChanged) }
        }
    }
}

// Whatever changes a record keeps the index of its words and its history in the same transaction.
extension Transaction {
    fileprivate func add(
        _ item: HarvestItem, of uid: SessionUID, for audience: Visibility, isAboutCase: Bool,
        at now: Instant
    ) throws -> Int {
        // What it came of may have been named wrongly.
        let source: Int? = try value("SELECT id FROM harvest WHERE id = ?", [item.source])
        let number = try insertNumbered(
            NewHarvest(
                uid: uid, item: item, audience: audience, isAboutCase: isAboutCase, source: source,
                now: now))
        try index(harvest: number, words: item.searchedWords, inPlaceOf: nil)
        try note(.kept, of: number, item: item, at: now)
        return number
    }

    /// - Returns: whether it is another than it was.
    fileprivate func change(
        _ record: HarvestRecord, to item: HarvestItem, at now: Instant
    ) throws -> Bool {
        guard item != record.item else { return false }
        let closedAt = item.state == .open ? nil : record.closedAt ?? now
        try execute(
            """
            UPDATE harvest SET kind = ?, text = ?, expectation = ?, owner = ?, due = ?,
                state = ?, outcome = ?, source = (SELECT id FROM harvest WHERE id = ?),
                closed_at = ?, folded = ?, opened = ?
            WHERE id = ?
            """,
            [
                item.kind, item.text, item.expectation, item.owner, item.due, item.state,
                item.outcome, item.source, closedAt, item.searchedWords,
                item.isPublic, record.number,
            ])
        try index(
            harvest: record.number, words: item.searchedWords,
            inPlaceOf: record.item.searchedWords)
        try note(.changed, of: record.number, item: item, at: now)
        return true
    }

    func note(
        _ event: HarvestHistoryEntry.Event, of number: Int, about: String? = nil,
        item: HarvestItem? = nil, at now: Instant
    ) throws {
        try insert(
            NewHarvestEvent(
                harvest: number,
                entry: HarvestHistoryEntry(at: now, event: event, about: about, item: item)))
    }
}

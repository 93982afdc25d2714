package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// Forgets a person: what is only theirs goes, what is others' too is kept under a name that
    /// says nothing.
    ///
    /// The space it took is overwritten and given back.
    ///
    /// - Parameters:
    ///   - name: how they may stand as the author of a decision.
    ///   - alias: what stands in their place among turns and groups that were, so that others'
    ///     fairness stays.
    package func forget(
        _ person: PersonID, name: String?, alias: String, at now: Instant
    ) throws(LedgerFault) {
        try engine.erase { db in
            for table in [
                "answer", "choice", "delivery", "feed_address", "harvest_vote", "life_listener",
                "membership",
            ] {
                try db.execute("DELETE FROM \(table) WHERE person = ?", [person])
            }
            for table in ["role_turn", "group_seat"] {
                try db.execute("UPDATE \(table) SET person = ? WHERE person = ?", [alias, person])
            }
            for (table, column) in [
                ("harvest", "owner"), ("harvest_history", "owner"), ("harvest_history", "about"),
                ("life", "second"),
            ] {
                try db.execute(
                    "UPDATE \(table) SET \(column) = NULL WHERE \(column) = ?", [person])
            }
            try db.execute(
                "UPDATE pin SET author = NULL WHERE author IN (?, ?)",
                [person, name ?? person.rawValue])
            // Files as they were name their members; without them the decision cannot be taken back, but it stands.
            try db.execute(
                "UPDATE life SET edits = NULL WHERE instr(edits, ?) > 0", [person])
            // Sessions are kept as JSON, in which only this key names a person.
            for place in Ledger.facilitators {
                try db.execute(
                    "UPDATE \(place.table) SET \(place.column) = replace(\(place.column), ?, ?)",
                    ["\"facilitator\":\"\(person)\"", "\"facilitator\":\"\(alias)\""])
            }
            var names = try Ledger.addressNames(db)
            let before = names
            try names.forget(person) { other in
                try db.value(
                    "SELECT EXISTS (SELECT 1 FROM feed_address WHERE person = ?)", [other]) ?? false
            }
            if names != before { try Ledger.keep(names, at: now, db) }
        }
    }
}

package import Communities
import GRDB

/// That somebody does not know of a change that was written for them.
package struct UnheardChange: Hashable, Sendable {
    package var uid: SessionUID
    package var person: PersonID
    /// The SEQUENCE that they know.
    package var known: Int
    /// The greatest SEQUENCE that was written for them and did not go.
    package var tells: Int
    /// Whether it is to be written anew.
    package var waits: Bool
    /// Whether it may have arrived all the same: its server's answer got lost, or
    /// the run was killed before it noted it.
    package var isInDoubt: Bool
}

extension UnheardChange: FetchableRecord {
    init(row: Row) throws {
        uid = try row.decode(forColumn: "uid")
        person = try row.decode(forColumn: "person")
        known = try row.decode(forColumn: "known")
        tells = try row.decode(forColumn: "tells")
        waits = try row.decode(forColumn: "waits")
        isInDoubt = try row.decode(forColumn: "is_in_doubt")
    }
}

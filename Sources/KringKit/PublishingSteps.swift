import CivilTime
import Communities
import DurableFiles
import Feeds
import Ledger

extension Workplace {
    /// The lock of runs, for what writes the published folder: two at the same time could put old pages over new ones.
    func takeRunLock(_ now: Instant) throws(Refusal) -> RunLock {
        let attempt = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.makeFolder(state, mode: 0o700)
            return try RunLock.take(lockPath, now: now.secondsSinceEpoch)
        }
        switch attempt {
        case .taken(let lock): return lock
        case .held:
            throw Refusal(
                .tryLater, "a run is at work in this workspace; nothing was published",
                advice: "try again in a moment")
        }
    }
}

extension Ledger {
    /// Who facilitates what has changed, for the turns of later seasons.
    func keepTurns(_ publication: Publication, at now: Instant) throws {
        for entry in publication.sessions where publication.changes[entry.session.id] != nil {
            guard let person = entry.session.facilitator else { continue }
            let turn = RoleTurn(uid: entry.uid, role: Role.facilitator.rawValue, person: person)
            try keepRoleTurns(entry.status == .cancelled ? [] : [turn], of: entry.uid, at: now)
        }
    }
}

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
    /// Keeps who has which role in the sessions that are to come; nobody has one in what is cancelled.
    func keepTurns(
        _ sessions: [PublishedSession], _ workspace: OpenWorkspace, at now: Instant
    ) throws {
        for entry in sessions where entry.status == .cancelled {
            try keepRoleTurns([], of: entry.uid, at: now)
        }
        try RoleBook(workspace, published: sessions, now: now).keep(in: self)
    }
}

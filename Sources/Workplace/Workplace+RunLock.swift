package import CivilTime
package import Platform

extension Workplace {
    /// The lock of runs, for what writes the published folder: two at the same time could put old pages over new ones.
    package func takeRunLock(_ now: Instant) throws(Refusal) -> RunLock {
        let attempt = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.makeFolder(state, mode: 0o700)
            return try RunLock.take(lockPath, now: now.secondsSinceEpoch)
        }
        switch attempt {
        case .taken(let lock): return lock
        case .held:
            throw Refusal(WorkplaceRefusal.runAtWork)
        }
    }
}

package import CivilTime
package import Platform

extension Workplace {
    /// The lock of runs, for what writes the published folder: two at the same time could put old pages over new ones.
    /// Messages may be on their way meanwhile.
    package func takeRunLock(_ now: Instant) throws(Refusal) -> RunLock {
        switch try attemptRunLock(now, patience: patience) {
        case .taken(let lock): return lock
        case .held: throw Refusal(WorkplaceRefusal.runAtWork)
        }
    }

    /// The lock of runs and that of sending, for what takes messages away or puts another ledger in place.
    ///
    /// In this order, the second without waiting: a run has them the other way round, and waits for the first.
    package func takeAllLocks(_ now: Instant) throws(Refusal) -> [RunLock] {
        let run = try takeRunLock(now)
        guard case .taken(let sending) = try attemptSendingLock(now) else {
            throw Refusal(WorkplaceRefusal.sendingAtWork)
        }
        return [run, sending]
    }

    /// The lock of runs, or who has it.
    ///
    /// - Parameters:
    ///   - patience: seconds to wait for whoever has it.
    ///   - isStopping: whether to wait no longer.
    package func attemptRunLock(
        _ now: Instant, patience: Int = 0, isStopping: () -> Bool = { false }
    ) throws(Refusal) -> RunLock.Attempt {
        try lock(lockPath, now, patience, isStopping)
    }

    /// The lock of who hands messages over, or who has it; the same.
    package func attemptSendingLock(
        _ now: Instant, patience: Int = 0, isStopping: () -> Bool = { false }
    ) throws(Refusal) -> RunLock.Attempt {
        try lock(sendingLockPath, now, patience, isStopping)
    }

    private func lock(
        _ path: String, _ now: Instant, _ patience: Int, _ isStopping: () -> Bool
    ) throws(Refusal) -> RunLock.Attempt {
        try refusingFileFaults { () throws(FileFault) in
            try DurableFile.makeFolder(DurableFile.folder(of: path), mode: 0o700)
            return try RunLock.take(
                path, now: now.secondsSinceEpoch, patience: patience, isStopping: isStopping)
        }
    }
}

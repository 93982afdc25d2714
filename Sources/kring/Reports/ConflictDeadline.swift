import Synchronization

/// Ends the search for conflicts after some time or by Ctrl-C; meanwhile a terminal sees that it goes on.
final class ConflictDeadline: Sendable {
    private let clock = ContinuousClock()
    private let begun: Mutex<ContinuousClock.Instant?> = Mutex(nil)
    private let shown: Mutex<Double> = Mutex(0)
    private let seconds: Double

    /// So many seconds from when it is first asked.
    init(seconds: Double) { self.seconds = seconds }

    /// Whether it is time to stop.
    func isOver() -> Bool {
        let now = clock.now
        let start = begun.withLock { begun in
            begun = begun ?? now
            return begun ?? now
        }
        let gone = (now - start) / .seconds(1)
        let isDue = shown.withLock { last in
            guard gone - last >= 0.2 else { return false }
            last = gone
            return true
        }
        if isDue {
            SearchLine.show(
                say(
                    "zoekt wensen die niet samen kunnen",
                    "looking for wishes that cannot hold together"), seconds: gone)
        }
        return Interruption.isAsked || gone >= seconds
    }
}

import Dispatch
import Synchronization

/// Tells a round that hands messages over that further ones are being written.
final class MessageSupply: Sendable {
    private struct State {
        var isNew = false
        var hasEnded = false
    }

    private let state = Mutex(State())
    private let news = DispatchSemaphore(value: 0)

    /// Further messages wait to be handed over.
    func announce() {
        state.withLock { $0.isNew = true }
        news.signal()
    }

    /// No more will come.
    func end() {
        state.withLock { $0.hasEnded = true }
        news.signal()
    }

    /// Waits until further messages wait, or none will come.
    ///
    /// - Returns: whether there may be further ones since the last call.
    func waitForMore() -> Bool {
        while true {
            let state = state.withLock { state in
                defer { state.isNew = false }
                return state
            }
            if state.isNew { return true }
            if state.hasEnded { return false }
            news.wait()
        }
    }
}

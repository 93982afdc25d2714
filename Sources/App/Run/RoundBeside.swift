import Dispatch
import Messages
import Synchronization

/// A round that hands over in a thread of its own, beside the writing of further messages.
final class RoundBeside: Sendable {
    private typealias End = Result<(DeliveryRound.Ending, RunOutcome), any Error>

    private let supply = MessageSupply()
    private let end = Mutex<End?>(nil)
    private let isOver = DispatchSemaphore(value: 0)

    /// Begins at once.
    init(_ round: DeliveryRound) {
        DispatchQueue(label: "kring.round").async { [self] in
            let end = End {
                var outcome = RunOutcome()
                let ending = try round.run(&outcome, supply)
                return (ending, outcome)
            }
            self.end.withLock { $0 = end }
            isOver.signal()
        }
    }

    /// Further messages wait to be handed over.
    func announce() { supply.announce() }

    /// Waits until all is handed over; nothing more may be announced.
    func finish(_ outcome: inout RunOutcome) throws -> DeliveryRound.Ending {
        finish()
        guard let (ending, own) = try end.withLock({ $0 })?.get() else { return .done }
        outcome.add(own)
        return ending
    }

    /// Waits for the end, whatever it is.
    func finish() {
        supply.end()
        isOver.wait()
        // Once more must not wait for ever.
        isOver.signal()
    }
}

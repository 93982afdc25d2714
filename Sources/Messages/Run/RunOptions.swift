package import Platform

/// How a run is to go.
package struct RunOptions: Sendable {
    /// Go on although the clock went back or jumped ahead.
    package var isAcceptingClock: Bool
    /// The parts to do.
    package var parts: Set<RunPart>
    /// Seconds to wait for another run to end.
    package var patience: Int
    /// How long the machine has been on, where the moment of the run is what its clock says; `nil`: it was given.
    package var uptime: Uptime?
    /// Whether to stop after the message in hand, and why.
    package var stop: @Sendable () -> RunStop?

    /// Everything, without waiting, to the end.
    package init(
        isAcceptingClock: Bool = false, parts: Set<RunPart> = Set(RunPart.allCases),
        patience: Int = 0, uptime: Uptime? = nil, stop: @escaping @Sendable () -> RunStop? = { nil }
    ) {
        self.isAcceptingClock = isAcceptingClock
        self.parts = parts
        self.patience = patience
        self.uptime = uptime
        self.stop = stop
    }
}

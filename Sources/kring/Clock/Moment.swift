import ArgumentParser
import CivilTime
import FoundationEssentials

/// A moment given on the command line.
struct Moment: ExpressibleByArgument {
    let instant: Instant

    init?(argument: String) {
        guard let instant = Instant(rfc3339: argument) else { return nil }
        self.instant = instant
    }

    /// What the machine's clock says: the only place that asks it.
    static var current: Instant {
        Instant(secondsSinceEpoch: Int(Date().timeIntervalSince1970.rounded(.down)))
    }
}

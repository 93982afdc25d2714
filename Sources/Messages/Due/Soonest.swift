package import CivilTime

/// The first of several moments at which there may be something to do.
package struct Soonest: Hashable, Sendable {
    /// `nil`: nothing is foreseen.
    package private(set) var moment: Instant?

    package init() {}

    /// Takes a moment in; nothing is foreseen at `nil`.
    package mutating func expect(_ moment: Instant?) {
        guard let moment else { return }
        self.moment = self.moment.map { min($0, moment) } ?? moment
    }
}

import CivilTime
package import Transfer
package import Workplace

/// A calendar named on the command line: a file of this machine or a web address, of which no copy is kept.
package struct ForeignCalendar: Sendable {
    private let text: String
    private let fetching: any HTTPFetching
    private let own: OwnHosts

    /// - Parameters:
    ///   - text: a path, or an address with its scheme.
    ///   - own: hosts that may be in a private network and need no encryption.
    package init(_ text: String, fetching: any HTTPFetching, own: OwnHosts = OwnHosts()) {
        self.text = text
        self.fetching = fetching
        self.own = own
    }

    /// What may be printed: a path whole, of an address the host and the beginning of its path.
    package var name: String {
        HTTPAddress.isMeant(by: text) ? HTTPAddress.shown(text) : text
    }

    package func file() throws(Refusal) -> CalendarFile {
        guard HTTPAddress.isMeant(by: text) else { return try CalendarFile(path: text) }
        // Without copies no moment matters.
        return try CalendarLibrary(
            fetching: fetching, own: own, copies: nil, now: Instant(secondsSinceEpoch: 0)
        ).calendar(at: text)
    }
}

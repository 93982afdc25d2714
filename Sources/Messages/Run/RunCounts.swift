/// What a run did, in numbers; what it did not look at has none.
package struct RunCounts: Hashable, Sendable {
    /// What is counted, by the names that programs and the ledger know.
    package enum Deed: String, CaseIterable, Hashable, Sendable {
        /// Messages that are kept from now on.
        case queued
        /// Messages that were handed over: taken, to be tried again, refused for good, in doubt.
        case sent, deferred, failed, uncertain
        /// Reminders that were found too late, and messages that were not delivered in time.
        case late, dropped
        /// Files written or removed among the published ones.
        case pages
        /// Sessions that went online.
        case online
        /// Busy calendars that were fetched.
        case calendars
    }

    private var numbers: [Deed: Int] = [:]

    package init() {}

    /// How often; `nil`: it was not looked at.
    package subscript(_ deed: Deed) -> Int? {
        get { numbers[deed] }
        set { numbers[deed] = newValue }
    }

    package subscript(_ deed: Deed, default number: Int) -> Int {
        get { numbers[deed] ?? number }
        set { numbers[deed] = newValue }
    }

    package mutating func add(_ deed: Deed) { numbers[deed, default: 0] += 1 }

    /// As programs and the ledger know them.
    package var named: [String: Int] {
        Dictionary(
            numbers.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { one, _ in one })
    }
}

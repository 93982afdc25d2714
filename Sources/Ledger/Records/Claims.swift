/// Which messages may be claimed.
package struct ClaimTerms: Hashable, Sendable {
    /// Only of these kinds; `nil`: of any.
    package var kinds: Set<String>?
    /// Up to where in the history of sessions what waits was held against what is true; `nil`: it was not.
    package var history: Int?

    package init(kinds: Set<String>? = nil, history: Int? = nil) {
        self.kinds = kinds
        self.history = history
    }
}

/// What was claimed.
package struct Claims: Hashable, Sendable {
    /// Messages that nobody else can take, their attempts counted.
    package var records: [DeliveryRecord] = []
    /// Whether nothing was claimed because the plan changed since what waits was looked at.
    package var isOutdated = false

    package init() {}
}

/// A message that is taken out of the queue, since not all that it tells holds any more.
package struct WithdrawnDelivery: Hashable, Sendable {
    package var key: String
    /// The keys of what it tells and still holds: that is to be written anew.
    package var holding: Set<String>
    /// The keys of what it tells and no longer holds.
    package var gone: Set<String>
    /// Who is to be welcomed anew.
    package var unseen: [Membership]

    package init(
        key: String, holding: Set<String>, gone: Set<String>, unseen: [Membership] = []
    ) {
        self.key = key
        self.holding = holding
        self.gone = gone
        self.unseen = unseen
    }
}

/// Where the entries of a list stand, by identifier.
///
/// A position is a hint that is checked when it is used: the list may be changed behind its back, and what a wrong hint
/// misses is searched for. So a value with such lists stays a plain value, and only a changed one is slow.
struct Positions<ID: Hashable & Sendable>: Sendable {
    private let byID: [ID: Int]

    /// Of two entries with one identifier the first is kept.
    init(_ ids: some Sequence<ID>) {
        byID = Dictionary(
            ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The entry of that identifier.
    func find<Entry>(_ id: ID, in entries: [Entry], by key: (Entry) -> ID) -> Entry? {
        if let hint = byID[id], entries.indices.contains(hint), key(entries[hint]) == id {
            return entries[hint]
        }
        return entries.first { key($0) == id }
    }
}

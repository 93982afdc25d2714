/// What a layout can show under a name.
package enum LayoutValue: Hashable, Sendable {
    /// Shown, escaped for the kind of layout.
    case text(String)
    /// A section is shown when it is true.
    case flag(Bool)
    /// A section is shown for each.
    case list([[String: LayoutValue]])

    /// The same value as Mustache takes it.
    var plain: Any {
        switch self {
        case .text(let text): text
        case .flag(let flag): flag
        case .list(let items): items.map { $0.mapValues(\.plain) }
        }
    }
}

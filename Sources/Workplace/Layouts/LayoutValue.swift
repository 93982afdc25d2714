/// What a layout can show under a name.
package enum LayoutValue: Hashable, Sendable {
    /// Shown, escaped for the kind of layout.
    case text(String)
    /// A section is shown when it is true.
    case flag(Bool)
    /// A section is shown for each.
    case list([[String: LayoutValue]])
}

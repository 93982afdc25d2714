package import Communities

/// What can be wrong with a layout of one's own. The room that fills layouts in has the sentences.
package enum LayoutFact: Hashable, Sendable {
    /// It cannot be filled in.
    case unusable(LocalizedText)

    var rule: FaultRule { .layout }
}

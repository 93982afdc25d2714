/// A value of a YAML file with its position.
struct YamlTree: Sendable {
    indirect enum Content: Sendable {
        /// A text; `isPlain` when it stands without quotes.
        case scalar(String, isPlain: Bool)
        case list([YamlTree])
        case map([Entry])
    }

    struct Entry: Sendable {
        var key: YamlTree
        var value: YamlTree
    }

    var content: Content
    /// From 1.
    var line: Int
    /// From 1, in Unicode scalars.
    var column: Int

    /// The text of a scalar.
    var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// Whether nothing was written: an empty value, `~` or `null`.
    var isNothing: Bool {
        if case .scalar(let text, isPlain: true) = content {
            text.isEmpty || text == "~" || text == "null"
        } else {
            false
        }
    }

    /// The value of a key of a map.
    func value(_ key: String) -> YamlTree? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key.text == key }?.value
    }

    /// Whether both say the same, wherever and however it stands.
    func isAlike(_ other: YamlTree) -> Bool {
        switch (content, other.content) {
        case (.scalar(let one, let isPlain), .scalar(let two, let isOtherPlain)):
            one == two && isPlain == isOtherPlain
        case (.list(let one), .list(let two)):
            one.count == two.count && zip(one, two).allSatisfy { $0.isAlike($1) }
        case (.map(let one), .map(let two)):
            one.count == two.count
                && zip(one, two).allSatisfy {
                    $0.key.isAlike($1.key) && $0.value.isAlike($1.value)
                }
        default: false
        }
    }

    /// The parts of a list; a single value is a list of one.
    var items: [YamlTree] {
        if case .list(let items) = content { items } else { isNothing ? [] : [self] }
    }
}

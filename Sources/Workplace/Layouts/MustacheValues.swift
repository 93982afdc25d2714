import Mustache

// Of a dictionary or a string Mustache asks at every tag whether it is this or that, mostly in vain, and of a dictionary it
// takes long to find out. Types of our own say what they are.

/// Named values, as Mustache takes them.
struct MustacheNames: MustacheParent {
    let values: [String: LayoutValue]

    func child(named name: String) -> Any? { values[name]?.mustache }
}

/// A text, as Mustache takes it.
struct MustacheWords: MustacheCustomRenderable, MustacheTransformable {
    let renderText: String
    var isNull: Bool { false }

    func transform(_ name: String) -> Any? { renderText.transform(name) }
}

extension LayoutValue {
    fileprivate var mustache: Any {
        switch self {
        case .text(let text): MustacheWords(renderText: text)
        case .flag(let flag): flag
        case .list(let items): items.map(MustacheNames.init)
        }
    }
}

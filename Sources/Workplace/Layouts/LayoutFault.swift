/// Why a page or text could not be made from its layout.
package enum LayoutFault: Error, Hashable, Sendable {
    /// The name could lead out of the folder.
    case badName(String)
    /// There is no such layout in the folder.
    case missing(name: String, folder: String)
    /// The layout is not UTF-8 or could not be read.
    case unreadable(name: String)
    /// The layout uses a name that its page does not offer.
    case unknownTag(name: String, tag: String, line: Int, known: [String])
    /// The layout's sections are not well-formed, as Mustache says.
    case malformed(name: String, reason: String)
}

extension LayoutFault {
    /// The layout that is at fault: one that is taken in may be, and not the one that was asked for.
    package var layout: String {
        switch self {
        case .badName(let name), .missing(let name, _), .unreadable(let name),
            .unknownTag(let name, _, _, _), .malformed(let name, _):
            name
        }
    }
}

extension LayoutFault: CustomStringConvertible {
    /// What, where and how to mend it.
    package var description: String {
        switch self {
        case .badName(let name): "'\(name)' is no name of a layout"
        case .missing(let name, let folder): "there is no layout '\(name)' in '\(folder)'"
        case .unreadable(let name): "the layout '\(name)' cannot be read as UTF-8"
        case .unknownTag(let name, let tag, let line, let known):
            "the layout '\(name)' asks in line \(line) for '\(tag)', which its page does not offer; "
                + "it offers \(known.prefix(40).joined(separator: ", "))"
        case .malformed(let name, let reason): "the layout '\(name)' is not well-formed: \(reason)"
        }
    }
}

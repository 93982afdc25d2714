import Mustache

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Makes pages and texts from the Mustache layouts in a folder.
///
/// Values are escaped for the kind of layout its name ends in: HTML in `.html`, Markdown in `.md`, not at all in `.txt`.
public struct LayoutRenderer: Sendable {
    /// The folder of the layouts.
    public let folder: String

    /// Layouts are read from that folder each time they are used.
    public init(folder: String) { self.folder = folder }

    /// The layout of that name, such as `agenda.html` or `mail/reminder.txt`, filled in.
    public func render(
        _ name: String, _ context: [String: LayoutValue]
    ) throws(LayoutFault) -> String {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") }) else {
            throw .badName(name)
        }
        let path = "\(folder)/\(name)"
        guard FileManager.default.fileExists(atPath: path) else {
            throw .missing(name: name, folder: folder)
        }
        guard let data = FileManager.default.contents(atPath: path),
            let layout = String(data: data, encoding: .utf8)
        else { throw .unreadable(name: name) }
        if let (tag, line, known) = LayoutTags(layout).firstUnknown(in: context) {
            throw .unknownTag(name: name, tag: tag, line: line, known: known)
        }
        let kind: String
        if name.hasSuffix(".html") {
            kind = "HTML"
        } else if name.hasSuffix(".md") {
            MarkdownEscape.register()
            kind = "MARKDOWN"
        } else {
            kind = "TEXT"
        }
        do {
            let template = try MustacheTemplate(string: "{{% CONTENT_TYPE: \(kind)}}\n" + layout)
            return template.render(context.mapValues(\.plain))
        } catch {
            throw .malformed(name: name, reason: "\(error)")
        }
    }
}

import Mustache
package import Platform

/// Makes pages and texts from the Mustache layouts in one or more folders.
///
/// Values are escaped for the kind of layout its name ends in: HTML in `.html`, Markdown in `.md`, JSON in `.json`, not at all
/// in others.
/// A layout may take in another with `{{> name.html}}`, itself included where sections end the repetition.
package struct LayoutRenderer: Sendable {
    /// The folders of the layouts; a layout of an earlier folder takes the place of one in a later folder.
    package let folders: [String]
    private let bounds: ReadingBounds

    /// Layouts are read from that folder each time they are used.
    package init(folder: String) { self.init(folders: [folder]) }

    /// Layouts are read from those folders, within the bounds, each time they are used.
    package init(folders: [String], bounds: ReadingBounds = .everywhere) {
        self.folders = folders
        self.bounds = bounds
    }

    /// The layout of that name, such as `agenda.html` or `mail/reminder.txt`, filled in.
    package func render(
        _ name: String, _ context: [String: LayoutValue]
    ) throws(LayoutFault) -> String {
        try read(name).filled(with: context)
    }

    /// A layout, read and understood, to be filled in as often as is wanted.
    package func read(_ name: String) throws(LayoutFault) -> ReadLayout {
        let texts = try texts(of: name)
        var library = MustacheLibrary()
        for (name, text) in texts {
            do {
                library.register(
                    try MustacheTemplate(string: "{{% CONTENT_TYPE: \(kind(name))}}\n" + text),
                    named: name)
            } catch {
                throw .malformed(name: name, reason: "\(error)")
            }
        }
        return ReadLayout(name: name, tags: texts.mapValues(LayoutTags.init), library: library)
    }

    /// The layout and all that it takes in, by name.
    private func texts(of name: String) throws(LayoutFault) -> [String: String] {
        var layouts: [String: String] = [:]
        var wanted = [name]
        while let next = wanted.popLast() {
            guard layouts[next] == nil else { continue }
            let text = try text(next)
            layouts[next] = text
            wanted += LayoutTags(text).partials
        }
        return layouts
    }

    private func text(_ name: String) throws(LayoutFault) -> String {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") }) else {
            throw .badName(name)
        }
        for folder in folders {
            let bytes: [UInt8]?
            do throws(FileFault) {
                bytes = try bounds.read("\(folder)/\(name)", limit: 1_000_000)
            } catch {
                throw .unreadable(name: name)
            }
            guard let bytes else { continue }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw .unreadable(name: name)
            }
            return text
        }
        throw .missing(name: name, folder: folders.last ?? "")
    }

    private func kind(_ name: String) -> String {
        if name.hasSuffix(".html") { return "HTML" }
        if name.hasSuffix(".json") {
            JSONEscape.register()
            return "JSON"
        }
        guard name.hasSuffix(".md") else { return "TEXT" }
        MarkdownEscape.register()
        return "MARKDOWN"
    }
}

/// A layout with all that it takes in, understood.
package struct ReadLayout: Sendable {
    fileprivate let name: String
    fileprivate let tags: [String: LayoutTags]
    fileprivate let library: MustacheLibrary

    /// The names of all that it takes in, its own too.
    var parts: Set<String> { Set(tags.keys) }

    /// What it asks for and the context does not have.
    func faults(with context: [String: LayoutValue]) -> [LayoutFault] {
        LayoutTags.unknown(of: name, among: tags, in: context).map { unknown in
            .unknownTag(
                name: unknown.layout, tag: unknown.tag, line: unknown.line, known: unknown.known)
        }
    }

    /// The layout filled in.
    ///
    /// - Throws: `.unknownTag` when it asks for what the context does not have.
    func filled(with context: [String: LayoutValue]) throws(LayoutFault) -> String {
        if let fault = faults(with: context).first { throw fault }
        return library.render(MustacheNames(values: context), withTemplate: name) ?? ""
    }
}

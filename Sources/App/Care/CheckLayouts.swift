import Communities
import FoundationEssentials
import Messages
import Platform
import Publishing
import Workplace
import Workspace

/// Fills in all layouts with sample data, where a workspace has some of its own: `kring check`.
struct CheckLayouts {
    let workplace: Workplace
    let language: Language

    /// The folder of one's own layouts, within the workspace.
    private static let folder = "templates/layouts"

    /// Whether there are layouts of one's own.
    var hasOwn: Bool { !names(in: workplace.path(Self.folder)).isEmpty }

    /// What cannot be filled in, by file and line.
    func faults() -> [Fault] {
        guard hasOwn else { return [] }
        let own = workplace.path(Self.folder)
        let builtIn = "\(workplace.templates)/layouts"
        let layouts = Layouts(folders: [own, builtIn], bounds: workplace.bounds)
        // Pages are made of what the files say: while these have errors, their layouts wait.
        let pages = (try? OpenWorkspace(workplace)).map { SamplePages($0, language) }
        var faults: [Fault] = []
        let replaced = Set(names(in: own))
        for name in replaced.union(names(in: builtIn)).sorted() {
            // One of Kring's own may take in a part that the workspace has replaced.
            guard replaced.contains(name) || !layouts.parts(of: name).isDisjoint(with: replaced)
            else { continue }
            for context in contexts(of: name, pages) {
                for fault in layouts.faults(of: name, context).map(fault) {
                    if !faults.contains(where: { $0.position == fault.position }) {
                        faults.append(fault)
                    }
                }
            }
        }
        return faults
    }

    private func contexts(
        of layout: String, _ pages: SamplePages?
    ) -> [[String: LayoutValue]] {
        if layout == ChoicePage.layout {
            return [true, false].map { isSaved in
                ChoicePage(
                    organisation: "A", person: "Ada", language: language, choice: MessageChoice(),
                    isSaved: isSaved
                ).context
            }
        }
        if layout == ObjectionPage.layout {
            return [true, false].map { isDone in
                ObjectionPage(
                    organisation: "A", person: "Ada", language: language, decision: "B",
                    until: "C", isDone: isDone
                ).context
            }
        }
        return SampleMessages.contexts(of: layout, language) ?? pages?.contexts(of: layout) ?? []
    }

    private func names(in folder: String) -> [String] {
        ["", "mail/", "channel/"].flatMap { kind -> [String] in
            // Most workspaces have no layouts of their own; a folder that cannot be read has none that is used.
            let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")
            return (names ?? []).map { "\(kind)\($0)" }
        }
    }

    /// With the line, and the column of the tag where it is one.
    private func fault(_ fault: LayoutFault) -> Fault {
        let file = "\(Self.folder)/\(fault.layout)"
        var (line, column, source) = (1, 1, "")
        if case .unknownTag(_, let tag, let number, _) = fault {
            line = number
            source = self.line(number, of: file)
            let before = source.firstRange(of: tag).map { source[..<$0.lowerBound] } ?? ""
            column = before.unicodeScalars.count + 1
        }
        return Fault(
            .layout(.unusable(LocalizedText { fault.words($0).message })),
            at: FilePosition(file: file, line: line, column: column), source: source)
    }

    private func line(_ number: Int, of file: String) -> String {
        // It was read a moment ago; without it the fault is told without its line.
        let bytes = try? DurableFile.read(workplace.path(file), limit: 1_000_000)
        let lines = (bytes ?? []).split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.indices.contains(number - 1)
            ? String(decoding: lines[number - 1], as: UTF8.self) : ""
    }
}

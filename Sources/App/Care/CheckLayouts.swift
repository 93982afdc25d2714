import Communities
import FoundationEssentials
import Messages
import Workplace
import Workspace

/// Fills in every layout of one's own for messages with sample data, as `kring check` does.
struct CheckLayouts {
    let workplace: Workplace
    let language: Language

    /// The folder of one's own layouts, within the workspace.
    private static let folder = "templates/layouts"

    /// What cannot be filled in, by file and line.
    func faults() -> [Fault] {
        let folders = [
            workplace.path(Self.folder), "\(workplace.templates)/layouts",
        ]
        let layouts = Layouts(folders: folders)
        var faults: [Fault] = []
        for name in own() {
            guard let contexts = SampleMessages.contexts(of: name, language) else { continue }
            for context in contexts {
                do throws(LayoutFault) {
                    _ = try layouts.filled(name, context)
                } catch {
                    let fault = fault(error, of: name)
                    if !faults.contains(fault) { faults.append(fault) }
                }
            }
        }
        return faults
    }

    private func own() -> [String] {
        ["mail", "channel"].flatMap { kind -> [String] in
            // Most workspaces have no layouts of their own; a folder that cannot be read has none that is used.
            let names = try? FileManager.default.contentsOfDirectory(
                atPath: workplace.path("\(Self.folder)/\(kind)"))
            return (names ?? []).sorted().map { "\(kind)/\($0)" }
        }
    }

    private func fault(_ fault: LayoutFault, of name: String) -> Fault {
        var (file, line) = (name, 1)
        if case .unknownTag(let layout, _, let number, _) = fault {
            (file, line) = (layout, number)
        }
        return Fault(
            .layout(.unusable(LocalizedText { fault.words($0).message })),
            at: FilePosition(file: "\(Self.folder)/\(file)", line: line, column: 1), source: "")
    }
}

package import CivilTime
import FoundationEssentials
import Platform

/// Tells whether the published folder could have become out of date: a digest of the age and size of everything it is
/// made from, and of its own files.
///
/// It spares an idle run the work of making every page only to find them all equal.
package struct PagesFingerprint {
    /// 64 hexadecimal digits.
    package let digest: String

    /// - Parameters:
    ///   - folders: what pages are made from: the workspace's files and the templates.
    ///   - published: the published folder's own files, by path.
    ///   - today: decides which cancelled sessions still show.
    package init(
        folders: [String], published: [String], today: CivilDate
    ) {
        var parts = ["kring-pages-2", today.description]
        for folder in folders { parts += PagesFingerprint.entries(below: folder) }
        parts += published.sorted().map(PagesFingerprint.entry)
        digest = hex(sha256(parts.joined(separator: "\n")))
    }

    /// Changes when a file below these folders, or one of these files, does.
    package static func stamp(of folders: [String]) -> String {
        folders.flatMap(entries).joined(separator: "\n")
    }

    private static func entries(below folder: String) -> [String] {
        // A file has nothing below it, which is no error.
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        if names.isEmpty { return [entry(folder)] }
        return names.filter { $0.contains(".") }.sorted().map { entry("\(folder)/\($0)") }
    }

    private static func entry(_ path: String) -> String {
        "\(path) \(DurableFile.stamp(path) ?? "missing")"
    }
}

import FoundationEssentials

/// Where the files that come with Kring are: the method library, the layouts, the example workspace.
package struct Installation: Sendable {
    /// The folder with `methods`, `sessions` and `layouts`.
    package let templates: String?
    /// The folder with the example workspace.
    package let example: String?

    /// Looks beside the executable as installed (`../share/kring`), then upwards from it for a checkout of the repository. The
    /// library is looked for upwards from the current folder as well; the example is not, for what lies there may be
    /// somebody's own workspace.
    ///
    /// - Parameters:
    ///   - templates: the folder named on the command line; it wins.
    ///   - home: the folder named by `$KRING_HOME`.
    ///   - executable: the path of the running program.
    ///   - currentFolder: where the command was called.
    package init(templates: String?, home: String?, executable: String?, currentFolder: String) {
        var roots: [String] = []
        if let home { roots.append(home) }
        if let executable {
            let folder = URL(filePath: executable).deletingLastPathComponent()
            roots.append(folder.deletingLastPathComponent().appending(path: "share/kring").path)
            roots += Installation.ancestors(of: folder.path)
        }
        // What comes with Kring lies together: a folder `config` alone is anybody's.
        example = roots.first {
            Installation.isFolder("\($0)/templates/methods")
                && FileManager.default.fileExists(atPath: "\($0)/config/kring.yaml")
        }.map { "\($0)/config" }
        roots += Installation.ancestors(of: currentFolder)
        self.templates =
            templates
            ?? roots.map { "\($0)/templates" }.first { Installation.isFolder("\($0)/methods") }
    }

    private static func ancestors(of path: String) -> [String] {
        var result: [String] = []
        var folder = URL(filePath: path)
        while folder.path != "/", result.count < 32 {
            result.append(folder.path)
            folder = folder.deletingLastPathComponent()
        }
        return result
    }

    private static func isFolder(_ path: String) -> Bool {
        var isDirectory = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory
    }
}

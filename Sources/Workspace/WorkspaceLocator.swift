package import Foundation

/// Finds the workspace a command is about.
package enum WorkspaceLocator {
    /// The folder given; else the nearest one, from `current` upwards, with a `kring.yaml`; else
    /// `KRING_WORKSPACE` of the environment; `nil` when there is none of these.
    package static func folder(given: String?, current: URL, environment: [String: String]) -> URL?
    {
        // A base whose path does not end in a solidus would stand for the folder around it.
        let current = URL(fileURLWithPath: current.path, isDirectory: true)
        if let given { return URL(fileURLWithPath: given, relativeTo: current).absoluteURL }
        var folder = current.absoluteURL.standardizedFileURL
        while true {
            let file = folder.appendingPathComponent("kring.yaml").path
            if FileManager.default.fileExists(atPath: file) { return folder }
            let parent = folder.deletingLastPathComponent().standardizedFileURL
            if parent.path == folder.path || folder.path == "/" { break }
            folder = parent
        }
        guard let named = environment["KRING_WORKSPACE"], !named.isEmpty else { return nil }
        return URL(fileURLWithPath: named, relativeTo: current).absoluteURL
    }
}

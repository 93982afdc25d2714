package import Communities
package import Facilitation
import FoundationEssentials
package import Platform
package import Workspace

/// Everything that the files of a workspace say, and all their faults.
package struct WorkspaceFiles {
    /// What the organisation wants; `nil` while there is an error.
    package let intent: Intent?
    /// The methods and templates; `nil` while there is an error in them.
    package let library: MethodLibrary?
    /// All faults, those of the library first.
    package let faults: [Fault]
    /// Where everything stands.
    package let places: PositionBook
    /// What was read, path and text.
    package let texts: [(path: String, text: String)]
    /// Out of which folders files may come.
    package let bounds: ReadingBounds

    /// Reads the files, and the library with the workspace's own entries over those that come with Kring.
    package init(_ workplace: Workplace) {
        bounds = workplace.bounds
        let library = LibraryReader(
            [URL(filePath: workplace.templates), URL(filePath: workplace.path("templates"))],
            bounds: bounds
        ).read()
        let reading = WorkspaceReader(
            URL(filePath: workplace.folder), templates: Set(library.library.templates.map(\.id)),
            expanding: RhythmExpansion.byRule, bounds: bounds
        ).read()
        intent = reading.intent
        places = reading.positions
        texts = library.texts + reading.texts
        self.library =
            library.faults.contains { $0.severity == .error } ? nil : library.library
        faults = library.faults + reading.faults
    }
}

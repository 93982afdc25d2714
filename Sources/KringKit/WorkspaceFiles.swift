import Communities
import Facilitation
import FoundationEssentials
import Workspace

/// Everything that the files of a workspace say, and all their faults.
struct WorkspaceFiles {
    /// What the organisation wants; `nil` while there is an error.
    let intent: Intent?
    /// The methods and templates; `nil` while there is an error in them.
    let library: MethodLibrary?
    /// All faults, those of the library first.
    let faults: [Fault]
    /// Where everything stands.
    let places: PositionBook

    /// Reads the files, and the library with the workspace's own entries over those that come with Kring.
    init(_ place: Workplace) {
        let library = LibraryReader([
            URL(filePath: place.templates), URL(filePath: place.path("templates")),
        ]).read()
        let reading = WorkspaceReader(
            URL(filePath: place.folder), templates: Set(library.library.templates.map(\.id)),
            expanding: OpenWorkspace.expand
        ).read()
        intent = reading.intent
        places = reading.positions
        self.library =
            library.faults.contains { $0.severity == .error } ? nil : library.library
        faults = library.faults + reading.faults
    }
}

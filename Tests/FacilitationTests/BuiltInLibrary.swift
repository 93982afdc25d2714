import Facilitation
import Foundation
import Workspace

/// The methods and templates of this repository.
enum BuiltInLibrary {
    private static let read = LibraryReader([folder]).read()
    static let library = read.library
    static let faults = read.faults.map { "\($0)" }

    static var folder: URL {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return root.appending(path: "templates")
    }
}

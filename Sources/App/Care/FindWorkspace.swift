import FoundationEssentials
package import Workplace
import Workspace

/// Finds the workspace a command is about.
package struct FindWorkspace: Sendable {
    private let named: String?
    private let environment: [String: String]
    private let currentFolder: String

    /// - Parameters:
    ///   - named: the folder given on the command line.
    ///   - environment: in which `$KRING_WORKSPACE` may name one.
    ///   - currentFolder: where the command was called.
    package init(named: String?, environment: [String: String], currentFolder: String) {
        self.named = named
        self.environment = environment
        self.currentFolder = currentFolder
    }

    /// The folder: the one named, else the nearest one upwards with `kring.yaml`, else the environment's.
    package func run() throws(Refusal) -> String {
        let found = WorkspaceLocator.folder(
            given: named, current: URL(filePath: currentFolder), environment: environment)
        guard let found else {
            throw Refusal(CareRefusal.noWorkspaceHere)
        }
        let path = named ?? found.path
        // A file that is gone from a workspace in use is a fault in it, by which work goes on; not another place.
        guard
            ["kring.yaml", "state/ledger.sqlite"].contains(where: {
                FileManager.default.fileExists(atPath: "\(path)/\($0)")
            })
        else {
            throw Refusal(CareRefusal.noWorkspace(in: path))
        }
        return path
    }
}

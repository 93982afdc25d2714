import FoundationEssentials
package import Workplace
import Workspace

/// Makes a new workspace: `kring init`.
package struct InitWorkspace: Sendable {
    private let folder: String
    private let isEmpty: Bool

    /// - Parameter isEmpty: only the files' frames, not the example.
    package init(folder: String, isEmpty: Bool) {
        self.folder = folder
        self.isEmpty = isEmpty
    }

    /// Writes the files; nothing that exists is overwritten.
    ///
    /// - Returns: how many files there are.
    package func run(installation: Installation) throws(Refusal) -> Int {
        let target = URL(filePath: folder)
        do throws(WorkspaceSeed.Failure) {
            if isEmpty { return try WorkspaceSeed.empty(to: target).count }
            guard let example = installation.example else { throw .noExample }
            return try WorkspaceSeed.copy(example: URL(filePath: example), to: target).count
        } catch {
            throw refusal(error)
        }
    }

    private func refusal(_ failure: WorkspaceSeed.Failure) -> Refusal {
        switch failure {
        case .notEmpty(let path):
            return Refusal(CareRefusal.folderNotEmpty(path))
        case .noExample:
            return Refusal(CareRefusal.noExample)
        case .cannotRead(let fault): return Refusal(fault)
        case .cannotWrite(let path, let reason):
            return Refusal(CareRefusal.cannotMake(path, reason))
        }
    }
}

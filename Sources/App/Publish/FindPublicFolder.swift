import Communities
package import Workplace

/// Where the published folder of a workspace is.
package struct FindPublicFolder: Sendable {
    private let workplace: Workplace

    /// Of that workspace.
    package init(_ workplace: Workplace) { self.workplace = workplace }

    /// The folder's path.
    package func run() throws(Refusal) -> String {
        let workspace = try OpenWorkspace(goingOn: workplace)
        return workplace.path(workspace.intent.organisation.web.folder)
    }
}

import Communities
package import Workplace

/// Where the published folder of a workspace is.
package struct PublishedPlace: Sendable {
    private let place: Workplace

    /// Of that workspace.
    package init(_ place: Workplace) { self.place = place }

    /// The folder's path.
    package func folder() throws(Refusal) -> String {
        let workspace = try OpenWorkspace(place)
        return place.path(workspace.intent.organisation.web.folder)
    }
}

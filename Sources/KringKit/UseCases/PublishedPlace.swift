import Communities

/// Where the published folder of a workspace is.
public struct PublishedPlace: Sendable {
    private let place: Workplace

    /// Of that workspace.
    public init(_ place: Workplace) { self.place = place }

    /// The folder's path.
    public func folder() throws(Refusal) -> String {
        let workspace = try OpenWorkspace(place)
        return place.path(workspace.intent.organisation.web.folder)
    }
}

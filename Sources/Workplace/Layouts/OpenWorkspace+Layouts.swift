extension OpenWorkspace {
    /// The workspace's own layouts, and for what it lacks those that came with Kring.
    package var layouts: Layouts {
        Layouts(
            folders: [workplace.path("templates/layouts"), "\(workplace.templates)/layouts"],
            bounds: bounds)
    }
}

extension OpenWorkspace {
    /// The workspace's own layouts, and for what it lacks those that came with Kring.
    package var layouts: Layouts {
        Layouts(folders: [place.path("templates/layouts"), "\(place.templates)/layouts"])
    }
}

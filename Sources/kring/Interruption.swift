import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Ctrl-C during a search: the first one asks for the best plan so far, a second one ends Kring.
enum Interruption {
    private static let flag = Atomic<Bool>(false)

    /// Whether Ctrl-C was pressed.
    static var isAsked: Bool { flag.load(ordering: .relaxed) }

    /// From now on.
    static func listen() {
        // Made before the handler needs it, where nothing may be made.
        flag.store(false, ordering: .relaxed)
        signal(SIGINT) { _ in
            Interruption.flag.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
    }
}

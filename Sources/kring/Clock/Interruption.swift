import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Ctrl-C and SIGTERM: the first one asks to come to an end in good order, a second one ends Kring.
enum Interruption {
    /// The signals that may ask.
    enum Cause: CaseIterable {
        case interrupt, terminate

        fileprivate var number: Int32 { self == .interrupt ? SIGINT : SIGTERM }
    }

    private static let flag = Atomic<Bool>(false)

    /// Whether somebody asked.
    static var isAsked: Bool { flag.load(ordering: .relaxed) }

    /// From now on.
    static func listen(for causes: [Cause] = [.interrupt]) {
        // Made before the handler needs it, where nothing may be made.
        flag.store(false, ordering: .relaxed)
        for cause in causes {
            signal(cause.number) { number in
                Interruption.flag.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }

    /// A fifth of a second, or until a signal comes.
    static func sleepABit() { usleep(200_000) }
}

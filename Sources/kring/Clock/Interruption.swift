import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Ctrl-C, SIGTERM and SIGHUP: the first one asks to come to an end in good order, a second one ends Kring.
enum Interruption {
    /// The signals that may ask.
    enum Cause: CaseIterable {
        case interrupt, terminate
        /// The terminal went away.
        case hangUp

        fileprivate var number: Int32 {
            switch self {
            case .interrupt: SIGINT
            case .terminate: SIGTERM
            case .hangUp: SIGHUP
            }
        }
    }

    private static let flag = Atomic<Bool>(false)

    /// Whether somebody asked.
    static var isAsked: Bool { flag.load(ordering: .relaxed) }

    /// From now on.
    static func listen(for causes: [Cause] = [.interrupt]) {
        // Made before the handler needs it, where nothing may be made.
        flag.store(false, ordering: .relaxed)
        for cause in causes where cause != .hangUp || !isHangUpIgnored {
            signal(cause.number) { number in
                Interruption.flag.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }

    /// Whether whoever started this wants it to outlive the terminal, as `nohup` does.
    private static var isHangUpIgnored: Bool {
        var action = sigaction()
        return sigaction(SIGHUP, nil, &action) == 0
            && unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
                == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    /// A fifth of a second, or until a signal comes.
    static func sleepABit() { usleep(200_000) }
}

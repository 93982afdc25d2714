/// Why a run ends before everything is handed over; what is left is for the next one.
package enum RunStop: Hashable, Sendable {
    /// Somebody asked for it: SIGTERM, Ctrl-C.
    case asked
    /// Its time is over: one server that is slow must not hold up everything else.
    case outOfTime
}

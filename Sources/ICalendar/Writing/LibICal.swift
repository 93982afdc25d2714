import CLibical
import Synchronization

/// The one door to libical: one caller at a time, since its lookups and counters are not safe in parallel.
///
/// Only values leave; every pointer stays inside the closure.
enum LibICal {
    private static let isReady = Mutex(false)

    static func run<Value: Sendable, Fault: Error>(
        _ body: () throws(Fault) -> Value
    ) throws(Fault) -> Value {
        let result: Result<Value, Fault> = isReady.withLock { isReady in
            if !isReady {
                icalerror_set_errors_are_fatal(0)
                _ = icaltimezone_get_utc_timezone()
                isReady = true
            }
            icalerror_clear_errno()
            do throws(Fault) { return .success(try body()) } catch { return .failure(error) }
        }
        return try result.get()
    }
}

import Glibc

/// How long a machine has been on, by a clock that nobody can set: what its clock on the wall is held against.
package struct Uptime: Hashable, Sendable {
    /// Which start of the machine it is since.
    package var boot: String
    /// Seconds since then, sleep included.
    package var seconds: Int

    package init(boot: String, seconds: Int) {
        self.boot = boot
        self.seconds = seconds
    }

    /// Of this machine, now; `nil` where it does not say.
    package static var current: Uptime? {
        var time = timespec()
        guard clock_gettime(CLOCK_BOOTTIME, &time) == 0 else { return nil }
        // Without a name of this start nothing can be compared later: no fault, as in a container that hides it.
        let name = try? DurableFile.read("/proc/sys/kernel/random/boot_id", limit: 200)
        let boot = String(decoding: name ?? [], as: UTF8.self).filter { !$0.isWhitespace }
        return boot.isEmpty ? nil : Uptime(boot: boot, seconds: time.tv_sec)
    }
}

import Glibc

/// An open file that closes itself.
struct Descriptor: ~Copyable {
    let number: Int32

    /// Takes ownership; `nil` for a failed `open`, whose `errno` is left as it is.
    init?(_ number: Int32) {
        guard number >= 0 else { return nil }
        self.number = number
    }

    deinit { close(number) }

    /// Keeps the file open beyond this value's life.
    consuming func release() -> Int32 {
        let number = number
        discard self
        return number
    }
}

/// Retries a call that a signal interrupted.
func uninterrupted(_ call: () -> Int) -> Int {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}

/// One place where a rule is broken.
struct Symptom: Hashable, Sendable {
    /// The line of the file, from 1; 0 for the file as a whole.
    let line: Int
    /// What stands there.
    let message: String

    init(_ line: Int, _ message: String) {
        self.line = line
        self.message = message
    }
}

/// One place where a rule is broken.
struct Symptom: Hashable, Sendable {
    /// The line of the file, from 1; 0 for the file as a whole.
    let line: Int
    let evidence: Evidence

    init(_ line: Int, _ evidence: Evidence) {
        self.line = line
        self.evidence = evidence
    }
}

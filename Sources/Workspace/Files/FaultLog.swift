/// Collects faults while reading goes on.
final class FaultLog {
    private(set) var faults: [Fault] = []
    /// The files that were read, in the order of reading: what everything that is said here was
    /// made from.
    private(set) var files: [SourceFile] = []

    /// Records that a file was read.
    func note(_ file: SourceFile) { files.append(file) }

    /// Records a fact at a position of a file.
    func add(
        _ fact: FaultFact, at position: FilePosition, in file: SourceFile,
        suggestion: String? = nil
    ) {
        add(Fault(fact, at: position, source: file.line(position.line), suggestion: suggestion))
    }

    /// Records what is wrong with a file or folder as a whole.
    func add(_ fact: FileFact, path: String) {
        add(Fault(.file(fact), at: FilePosition(file: path, line: 1, column: 1), source: ""))
    }

    /// Records a finished fault.
    func add(_ fault: Fault) { faults.append(fault) }

    /// How many errors there are, warnings not counted.
    var errorCount: Int { faults.count { $0.severity == .error } }
}

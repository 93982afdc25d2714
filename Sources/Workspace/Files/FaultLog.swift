/// Collects faults while reading goes on.
final class FaultLog {
    private(set) var faults: [Fault] = []

    /// Records a fault at a place of a file.
    func add(
        _ rule: FaultRule, _ severity: Fault.Severity = .error, at place: Place,
        in file: SourceFile, _ message: String, expected: String? = nil, suggestion: String? = nil
    ) {
        add(
            Fault(
                severity: severity, rule: rule, place: place, source: file.line(place.line),
                message: message, expected: expected, suggestion: suggestion))
    }

    /// Records a finished fault.
    func add(_ fault: Fault) { faults.append(fault) }

    /// How many errors there are, warnings not counted.
    var errorCount: Int { faults.count { $0.severity == .error } }
}

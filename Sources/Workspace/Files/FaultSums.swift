/// Counts the rows of a table that have the same fault: three are told, of the others how many. An export that changed has
/// one fault in a thousand rows, and nobody would find another between them.
final class FaultSums {
    private static let told = 3

    private struct Sum {
        var count = 0
        /// Of the first that is not told.
        var position: FilePosition?
    }

    private var sums: [FaultRule: Sum] = [:]

    /// Counts one, and says whether it is told.
    func isTold(_ rule: FaultRule, at position: FilePosition?) -> Bool {
        var sum = sums[rule, default: Sum()]
        sum.count += 1
        if sum.count == FaultSums.told + 1 { sum.position = position }
        sums[rule] = sum
        return sum.count <= FaultSums.told
    }

    /// Tells how many were not.
    func tell(_ log: FaultLog) {
        for (rule, sum) in sums.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard sum.count > FaultSums.told, let position = sum.position else { continue }
            log.add(
                Fault(
                    .table(.furtherRows(sum.count - FaultSums.told, rule)), at: position,
                    source: ""))
        }
    }
}

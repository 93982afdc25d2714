/// Counts the rows of a table that have the same fault: three are told, of the others how many. An export that changed has
/// one fault in a thousand rows, and nobody would find another between them.
final class FaultSums {
    private static let told = 3
    /// Of what stands in cells of an export, and is to be named once.
    private static let toldValues = 20

    private struct Sum {
        var told = 0
        var untold = 0
        /// What was told of cells.
        var values: Set<String> = []
        /// Of the first that is not told.
        var position: FilePosition?
    }

    private var sums: [FaultRule: Sum] = [:]

    /// Counts one, and says whether it is told.
    ///
    /// - Parameter value: what stands in the cell, where each is told once: whoever says what it stands for has to know all.
    func isTold(_ rule: FaultRule, at position: FilePosition?, value: String? = nil) -> Bool {
        var sum = sums[rule, default: Sum()]
        defer { sums[rule] = sum }
        let isTold =
            if let value {
                sum.values.count < FaultSums.toldValues && sum.values.insert(value).inserted
            } else {
                sum.told < FaultSums.told
            }
        if isTold {
            // What is told of cells takes nothing from rows with another fault of the rule.
            sum.told += value == nil ? 1 : 0
        } else {
            sum.untold += 1
            if sum.untold == 1 { sum.position = position }
        }
        return isTold
    }

    /// Tells how many were not.
    func tell(_ log: FaultLog) {
        for (rule, sum) in sums.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard sum.untold > 0, let position = sum.position else { continue }
            log.add(
                Fault(.table(.furtherRows(sum.untold, rule)), at: position, source: ""))
        }
    }
}

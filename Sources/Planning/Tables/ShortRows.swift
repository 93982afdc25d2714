/// Rows of small numbers, one after the other in memory.
struct ShortRows: Sendable {
    private var numbers: [Int16] = []
    /// By row: where it begins; one more for the end.
    private var firsts: [Int32] = [0]

    init(_ rows: [[Int]]) {
        for row in rows {
            numbers += row.map { Int16(truncatingIfNeeded: $0) }
            firsts.append(Int32(truncatingIfNeeded: numbers.count))
        }
    }

    @inline(__always)
    func count(_ row: Int) -> Int { Int(firsts[row + 1] - firsts[row]) }

    @inline(__always)
    subscript(row: Int, index: Int) -> Int { Int(numbers[Int(firsts[row]) + index]) }
}

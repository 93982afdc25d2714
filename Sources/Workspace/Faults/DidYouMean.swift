/// The known word nearest to what somebody wrote; `nil` when none is near enough to be meant.
package func didYouMean(_ written: String, among known: some Sequence<String>) -> String? {
    let word = Array(written.lowercased().unicodeScalars)
    guard word.count <= 64 else { return nil }
    var best: (distance: Int, word: String)?
    for candidate in known {
        let limit = min(best.map { $0.distance - 1 } ?? 3, max(word.count, 2) / 2)
        let letters = Array(candidate.lowercased().unicodeScalars)
        if let distance = editDistance(word, letters, atMost: limit) {
            best = (distance, candidate)
        }
    }
    return best?.word
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other
/// (optimal string alignment); `nil` when it takes more than the limit.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int? {
    guard limit >= 0, abs(left.count - right.count) <= limit else { return nil }
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
        var current = [row]
        for column in 1...right.count {
            let same = left[row - 1] == right[column - 1]
            var cost = min(
                last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
            if row > 1, column > 1, left[row - 1] == right[column - 2],
                left[row - 2] == right[column - 1]
            {
                cost = min(cost, beforeLast[column - 2] + 1)
            }
            current.append(cost)
        }
        if let least = current.min(), least > limit { return nil }
        (beforeLast, last) = (last, current)
    }
    return last[right.count] <= limit ? last[right.count] : nil
}

/// Ten rounds of eight groups of four, as many as there can be: a resolvable group divisible design of type 2^16.
///
/// The people are four rows of eight places, rows and places named by elements of the field of eight. Six rounds are the
/// lines of six slopes. The lines of the two other slopes, 0 and 1, would bring `(i, x)` together with `(j, x)` and with
/// `(j, x + i + j)`: two rounds, and a third within the rows, which would be nine. Instead the couple `x` and `x + i + j` of
/// row `i` meets the same couple of row `j`, which takes three rounds, one for each way to pair the rows, and has also
/// brought together three of the seven differences within each row. When no three of these differences have the sum 0
/// (the sum of the four rows is not 0), three others are a subgroup with 0, so that each row makes two groups in a tenth
/// round. One difference is left over: everybody meets all but one.
struct EightFours {
    /// For each round its groups; person `8·row + place`.
    let rounds: [[[Int]]]

    /// The elements that name the rows: their sum is 7.
    private static let rows = [0, 1, 2, 4]

    /// `nil` for any field but that of eight elements.
    init?(over field: FiniteField) {
        guard field.order == 8 else { return nil }
        let places = 0..<8
        func person(_ row: Int, _ place: Int) -> Int { row * 8 + place }

        let lines = (2..<8).map { slope in
            places.map { start in
                EightFours.rows.enumerated().map { row, element in
                    person(row, field.sum(start, field.product(slope, element)))
                }
            }
        }
        let couples = [[(0, 1), (2, 3)], [(0, 2), (1, 3)], [(0, 3), (1, 2)]].map { pairing in
            pairing.flatMap { one, other in
                EightFours.couples(
                    apart: field.sum(EightFours.rows[one], EightFours.rows[other]), in: field
                ).map { couple in
                    couple.map { person(one, $0) } + couple.map { person(other, $0) }
                }
            }
        }
        let halves = EightFours.rows.enumerated().flatMap { row, element in
            let others = EightFours.rows.filter { $0 != element }
            return EightFours.halves(without: others.map { field.sum(element, $0) }, in: field)
                .map { half in half.map { person(row, $0) } }
        }
        rounds = lines + couples + [halves]
    }

    /// The places, two by two with that difference.
    private static func couples(apart difference: Int, in field: FiniteField) -> [[Int]] {
        (0..<field.order).map { [$0, field.sum($0, difference)] }.filter { $0[0] < $0[1] }
    }

    /// The places in two halves that have none of these differences: a subgroup of half the field, and the rest.
    private static func halves(without differences: [Int], in field: FiniteField) -> [[Int]] {
        let elements = 0..<field.order
        for one in elements.dropFirst() {
            for other in elements.dropFirst(one + 1) {
                let half = [0, one, other, field.sum(one, other)]
                if half.allSatisfy({ !differences.contains($0) }) {
                    return [half, elements.filter { !half.contains($0) }]
                }
            }
        }
        return []
    }
}

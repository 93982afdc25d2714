/// Rounds that come out of a few by turning everybody one place further.
///
/// The people are circles of `turns` places, one after the other, and a few who stay where they are. Each starting round is
/// turned `turns` times. Nobody meets twice when every difference within and between circles occurs once: which starting
/// rounds have that, search found once and for all (annealing, or exact cover where nothing is left over).
struct DevelopedDesign {
    /// Places in a circle.
    let turns: Int
    /// The starting rounds.
    let starts: [[[Int]]]

    /// All rounds.
    var rounds: [[[Int]]] {
        starts.flatMap { start in
            (0..<turns).map { turn in start.map { group in group.map { turned($0, by: turn) } } }
        }
    }

    /// The best one we have for so many groups of that size.
    static func known(groups: Int, size: Int) -> DevelopedDesign? {
        guard let entry = table[Shape(groups: groups, size: size)] else { return nil }
        return DevelopedDesign(
            turns: entry.turns,
            starts: entry.starts.map { people in
                stride(from: 0, to: people.count, by: size).map { Array(people[$0..<$0 + size]) }
            })
    }

    private var people: Int { starts.first.map { $0.reduce(0) { $0 + $1.count } } ?? 0 }

    private func turned(_ person: Int, by turn: Int) -> Int {
        guard person < people / turns * turns else { return person }
        let place = person % turns
        return person - place + (place + turn) % turns
    }

    private struct Shape: Hashable {
        let groups: Int
        let size: Int
    }

    /// The starting rounds, group after group.
    private static let table: [Shape: (turns: Int, starts: [[Int]])] = [
        Shape(groups: 5, size: 3): (
            7,
            [
                [0, 4, 8, 1, 2, 7, 3, 5, 12, 6, 9, 14, 10, 11, 13]
            ]
        ),
        Shape(groups: 6, size: 3): (
            4,
            [
                [0, 8, 17, 1, 5, 11, 2, 4, 9, 3, 13, 14, 6, 7, 15, 10, 12, 16],
                [0, 5, 9, 1, 2, 14, 3, 6, 16, 4, 15, 17, 7, 10, 13, 8, 11, 12],
            ]
        ),
        Shape(groups: 6, size: 4): (
            7,
            [
                [
                    0, 12, 16, 23, 1, 7, 15, 22, 2, 10, 19, 21, 3, 4, 6, 13, 5, 17, 18, 20, 8, 9,
                    11,
                    14,
                ]
            ]
        ),
        Shape(groups: 6, size: 5): (
            3,
            [
                [
                    0, 7, 12, 14, 18, 1, 3, 9, 11, 27, 2, 8, 17, 24, 29, 4, 5, 6, 16, 22, 10, 15,
                    19,
                    20, 26, 13, 21, 23, 25, 28,
                ],
                [
                    0, 1, 17, 20, 22, 2, 3, 12, 25, 26, 4, 11, 14, 19, 23, 5, 8, 18, 27, 28, 6, 7,
                    10, 21, 24, 9, 13, 15, 16, 29,
                ],
            ]
        ),
        Shape(groups: 7, size: 3): (
            5,
            [
                [0, 3, 11, 1, 6, 7, 2, 14, 17, 4, 16, 20, 5, 8, 18, 9, 10, 12, 13, 15, 19],
                [0, 7, 18, 1, 15, 17, 2, 3, 6, 4, 13, 14, 5, 10, 19, 8, 12, 20, 9, 11, 16],
            ]
        ),
        Shape(groups: 7, size: 4): (
            9,
            [
                [
                    0, 5, 15, 25, 1, 3, 4, 22, 2, 9, 11, 26, 6, 17, 19, 20, 7, 10, 24, 27, 8, 12,
                    13,
                    16, 14, 18, 21, 23,
                ]
            ]
        ),
        Shape(groups: 8, size: 3): (
            11,
            [
                [
                    0, 16, 22, 1, 3, 8, 2, 5, 19, 4, 13, 15, 6, 7, 14, 9, 21, 23, 10, 12, 20, 11,
                    17,
                    18,
                ]
            ]
        ),
        Shape(groups: 9, size: 4): (
            11,
            [
                [
                    0, 5, 16, 18, 1, 2, 4, 27, 3, 7, 25, 31, 6, 14, 22, 35, 8, 17, 28, 34, 9, 15,
                    21,
                    30, 10, 13, 29, 33, 11, 23, 24, 32, 12, 19, 20, 26,
                ]
            ]
        ),
        Shape(groups: 10, size: 3): (
            14,
            [
                [
                    0, 15, 29, 1, 9, 20, 2, 18, 28, 3, 7, 8, 4, 6, 27, 5, 17, 25, 10, 13, 23, 11,
                    14,
                    19, 12, 16, 26, 21, 22, 24,
                ]
            ]
        ),
        Shape(groups: 10, size: 4): (
            13,
            [
                [
                    0, 13, 26, 39, 1, 12, 17, 18, 2, 14, 22, 24, 3, 8, 9, 31, 4, 7, 15, 34, 5, 20,
                    36, 37, 6, 10, 30, 35, 11, 21, 25, 32, 16, 23, 28, 38, 19, 27, 29, 33,
                ]
            ]
        ),
        Shape(groups: 10, size: 5): (
            9,
            [
                [
                    0, 14, 38, 39, 42, 1, 4, 10, 17, 22, 2, 12, 25, 30, 49, 3, 19, 28, 40, 48, 5,
                    13,
                    20, 36, 46, 6, 23, 26, 27, 29, 7, 33, 34, 41, 43, 8, 11, 21, 32, 47, 9, 15,
                    24, 31, 44, 16, 18, 35, 37, 45,
                ]
            ]
        ),
        Shape(groups: 10, size: 6): (
            7,
            [
                [
                    0, 11, 28, 48, 51, 58, 1, 5, 6, 25, 41, 44, 2, 17, 31, 40, 42, 59, 3, 30, 33,
                    45,
                    47, 52, 4, 13, 18, 29, 36, 50, 7, 15, 22, 35, 39, 46, 8, 14, 27, 34, 43, 56,
                    9, 12, 16, 26, 38, 54, 10, 23, 32, 37, 49, 57, 19, 20, 21, 24, 53, 55,
                ]
            ]
        ),
        Shape(groups: 10, size: 7): (
            6,
            [
                [
                    0, 2, 13, 25, 32, 39, 63, 1, 10, 15, 23, 28, 49, 54, 3, 12, 21, 37, 48, 65, 67,
                    4, 5, 18, 33, 43, 45, 59, 6, 30, 38, 47, 52, 64, 66, 7, 8, 27, 29, 36, 44, 51,
                    9, 19, 35, 40, 50, 57, 58, 11, 14, 41, 53, 56, 62, 69, 16, 20, 22, 24, 34, 42,
                    61, 17, 26, 31, 46, 55, 60, 68,
                ]
            ]
        ),
        Shape(groups: 10, size: 8): (
            5,
            [
                [
                    0, 17, 18, 20, 36, 43, 69, 73, 1, 39, 42, 47, 57, 59, 60, 61, 2, 5, 25, 26, 31,
                    45, 71, 78, 3, 4, 8, 14, 38, 50, 65, 77, 6, 7, 15, 21, 24, 29, 52, 62, 9, 13,
                    16, 34, 40, 58, 75, 79, 10, 22, 28, 32, 35, 37, 41, 49, 11, 27, 44, 51, 53,
                    64, 70, 76, 12, 23, 30, 55, 56, 66, 72, 74, 19, 33, 46, 48, 54, 63, 67, 68,
                ]
            ]
        ),
        Shape(groups: 10, size: 9): (
            4,
            [
                [
                    0, 36, 44, 56, 61, 62, 72, 81, 87, 1, 15, 17, 27, 28, 34, 55, 60, 89, 2, 5, 6,
                    25, 37, 50, 54, 65, 71, 3, 16, 23, 29, 40, 41, 46, 67, 76, 4, 8, 32, 33, 42,
                    57, 66, 75, 83, 7, 10, 18, 20, 49, 63, 79, 80, 88, 9, 12, 19, 31, 38, 64, 69,
                    82, 86, 11, 13, 24, 43, 47, 48, 51, 73, 85, 14, 35, 39, 45, 53, 58, 68, 77,
                    78, 21, 22, 26, 30, 52, 59, 70, 74, 84,
                ]
            ]
        ),
    ]
}

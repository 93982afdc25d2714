/// Numbers that can be added, multiplied and divided, of which there are finitely many: 2, 3, 4, 5, 7, 8, 9 …
///
/// Elements are numbered from 0; those of a power of a prime are polynomials whose coefficients are the digits.
struct FiniteField {
    /// How many elements.
    let order: Int
    private let prime: Int
    private let degree: Int
    /// What `x` to the power of the degree is, as digits from the lowest.
    private let reduction: [Int]

    /// `nil` unless the order is a prime, or 4, 8, 9 or 16.
    init?(order: Int) {
        switch order {
        // In all four the power of x is x + 1: what is left of it has no factor.
        case 4: (prime, degree, reduction) = (2, 2, [1, 1])
        case 8: (prime, degree, reduction) = (2, 3, [1, 1, 0])
        case 9: (prime, degree, reduction) = (3, 2, [1, 1])
        case 16: (prime, degree, reduction) = (2, 4, [1, 1, 0, 0])
        default:
            guard order > 1, !(2..<order).contains(where: { $0 * $0 <= order && order % $0 == 0 })
            else { return nil }
            (prime, degree, reduction) = (order, 1, [0])
        }
        self.order = order
    }

    /// The sum.
    func sum(_ one: Int, _ other: Int) -> Int {
        number(zip(digits(one), digits(other)).map { ($0 + $1) % prime })
    }

    /// The product.
    func product(_ one: Int, _ other: Int) -> Int {
        guard degree > 1 else { return one * other % prime }
        var result = Array(repeating: 0, count: degree)
        for digit in digits(one).reversed() {
            // Times x, then plus this digit times the other.
            let top = result.removeLast()
            result.insert(0, at: 0)
            let further = digits(other)
            for index in result.indices {
                result[index] =
                    (result[index] + top * reduction[index] + digit * further[index]) % prime
            }
        }
        return number(result)
    }

    private func digits(_ element: Int) -> [Int] {
        var rest = element
        return (0..<degree).map { _ in
            defer { rest /= prime }
            return rest % prime
        }
    }

    private func number(_ digits: [Int]) -> Int {
        digits.reversed().reduce(0) { $0 * prime + $1 }
    }
}

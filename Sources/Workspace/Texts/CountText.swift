/// Reads how many sessions: a number, or a range of numbers.
package enum CountText {
    /// A least and a most number; no most is no limit.
    package struct Bounds: Hashable, Sendable {
        /// The least number.
        package var least: Int
        /// The most; `nil`: no limit.
        package var most: Int?

        /// All parts given.
        package init(least: Int, most: Int?) {
            self.least = least
            self.most = most
        }
    }

    /// `any`, `3`, `exactly 3`, `at least 2`, `at most 3`, `2 to 4`, `2-4`, `none`; `vrij`, `precies 3`,
    /// `minstens 2`, `hoogstens 3`, `2 tot 4`, `geen`; `sessions` may follow. Numbers to 1000.
    package static func bounds(_ text: String) throws(Misread) -> Bounds {
        var all = tokens(of: text).map(\.text)
        if all.count > 1, let last = all.last, OrdinalText.sessionWords.contains(last) {
            all.removeLast()
        }
        if all.count == 1, let range = all.first, range.contains("-") {
            all = range.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            if all.count == 2 { all.insert("to", at: 1) }
        }
        let numbers = all.compactMap(OrdinalText.number)
        let phrase = all.filter { OrdinalText.number($0) == nil }.joined(separator: " ")
        let form = all.map { OrdinalText.number($0) == nil ? $0 : "#" }.joined(separator: " ")
        let known = forms[form]
        if let known, numbers.allSatisfy({ $0 <= 1000 }) {
            switch known {
            case .any: return Bounds(least: 0, most: nil)
            case .none: return Bounds(least: 0, most: 0)
            case .exactly: return Bounds(least: numbers[0], most: numbers[0])
            case .atLeast: return Bounds(least: numbers[0], most: nil)
            case .atMost: return Bounds(least: 0, most: numbers[0])
            case .between where numbers[0] <= numbers[1]:
                return Bounds(least: numbers[0], most: numbers[1])
            case .between: break
            }
        }
        let near = known == nil ? didYouMean(phrase, among: phrases) : nil
        throw Misread(
            .notCounts(text),
            suggestion: near.map { near in
                numbers.first.map { "\(near) \($0)" } ?? near
            })
    }

    /// How many: `8`, `8 sessions`, `8 sessies`; 0...1000.
    package static func number(_ text: String) throws(Misread) -> Int {
        let bounds: Bounds?
        do throws(Misread) { bounds = try self.bounds(text) } catch { bounds = nil }
        guard let bounds, bounds.least == bounds.most, let first = tokens(of: text).first,
            OrdinalText.number(first.text) != nil
        else {
            throw Misread(.notCount(text))
        }
        return bounds.least
    }

    private enum Form {
        case any, none, exactly, atLeast, atMost, between
    }

    private static let forms: [String: Form] = {
        let lists: [(Form, [String])] = [
            (.any, ["any", "any number", "free", "vrij", "maakt niet uit"]),
            (.none, ["none", "never", "no", "geen", "nooit"]),
            (.exactly, ["#", "exactly #", "precies #", "just #"]),
            (
                .atLeast,
                ["at least #", "minstens #", "ten minste #", "tenminste #", "minimaal #", "min #"]
            ),
            (
                .atMost,
                [
                    "at most #", "hoogstens #", "ten hoogste #", "maximaal #", "max #", "up to #",
                ]
            ),
            (
                .between,
                [
                    "# to #", "# tot #", "# t/m #", "# tot en met #", "between # and #",
                    "tussen # en #", "from # to #",
                ]
            ),
        ]
        return Dictionary(
            uniqueKeysWithValues: lists.flatMap { form, words in words.map { ($0, form) } })
    }()

    private static let phrases = [
        "any", "exactly", "at least", "at most", "vrij", "precies", "minstens", "hoogstens",
    ]
}

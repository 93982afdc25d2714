/// A number with its unit, as in `1,5 uur`.
struct Quantity {
    enum Unit {
        case minutes, hours, days, weeks
    }

    /// The number times a hundred, at most 1,000,000.
    var hundredths: Int
    /// `nil` for a bare number.
    var unit: Unit?
    /// Where it starts, in Unicode scalars.
    var offset: Int

    /// Whole minutes; `nil` for a bare number or a broken minute.
    var minutes: Int? {
        let perUnit: Int
        switch unit {
        case .minutes: perUnit = 1
        case .hours: perUnit = 60
        case .days: perUnit = 1440
        case .weeks: perUnit = 10_080
        case nil: return nil
        }
        return (hundredths * perUnit).isMultiple(of: 100) ? hundredths * perUnit / 100 : nil
    }
}

/// The numbers and units of a text: `1h30` is 1 hour and a bare 30; `nil` when anything else is in it.
func quantities(of text: String) -> [Quantity]? {
    var result: [Quantity] = []
    for piece in pieces(of: text) {
        if let hundredths = hundredths(piece.text) {
            result.append(Quantity(hundredths: hundredths, unit: nil, offset: piece.offset))
        } else if let unit = units[piece.text] {
            guard let last = result.last, last.unit == nil else { return nil }
            result[result.count - 1].unit = unit
        } else if ["en", "and", ","].contains(piece.text) {
            guard let last = result.last, last.unit != nil else { return nil }
        } else if ["a", "an"].contains(piece.text), result.last?.unit == nil, !result.isEmpty {
            continue  // half an hour
        } else if piece.text == "half" || piece.text == "halve" {
            if let last = result.last, last.unit == nil {
                guard last.hundredths == 100 else { return nil }
                result[result.count - 1].hundredths = 50  // een half uur
            } else {
                result.append(Quantity(hundredths: 50, unit: nil, offset: piece.offset))
            }
        } else if let hundredths = spelled(piece.text) {
            result.append(Quantity(hundredths: hundredths, unit: nil, offset: piece.offset))
        } else {
            return nil
        }
    }
    return result.isEmpty ? nil : result
}

/// Words cut where digits and letters meet.
private func pieces(of text: String) -> [Token] {
    tokens(of: text).flatMap { word in
        var pieces: [Token] = []
        var wasNumber: Bool?
        for (index, scalar) in word.text.unicodeScalars.enumerated() {
            let isNumber =
                ("0"..."9").contains(scalar)
                || (wasNumber == true && ".,".unicodeScalars.contains(scalar))
            if isNumber == wasNumber {
                pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
            } else {
                pieces.append(Token(text: String(scalar), offset: word.offset + index))
            }
            wasNumber = isNumber
        }
        return pieces
    }
}

private func hundredths(_ text: String) -> Int? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard (1...2).contains(parts.count), (1...4).contains(parts[0].utf8.count),
        let whole = Int(parts[0]), whole >= 0
    else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    guard (1...2).contains(parts[1].utf8.count), let fraction = Int(parts[1]) else { return nil }
    return whole * 100 + (parts[1].utf8.count == 1 ? fraction * 10 : fraction)
}

private func spelled(_ word: String) -> Int? {
    switch word {
    case "a", "an": 100
    case "anderhalf", "anderhalve": 150
    default: OrdinalText.number(word).map { $0 * 100 }
    }
}

private let units: [String: Quantity.Unit] = {
    let names: [(Quantity.Unit, [String])] = [
        (.minutes, ["m", "min", "min.", "mins", "minuut", "minuten", "minute", "minutes"]),
        (.hours, ["h", "u", "uur", "uren", "hr", "hrs", "hour", "hours"]),
        (.days, ["d", "dag", "dagen", "day", "days"]),
        (.weeks, ["w", "wk", "week", "weken", "weeks"]),
    ]
    return Dictionary(
        uniqueKeysWithValues: names.flatMap { unit, words in words.map { ($0, unit) } })
}()

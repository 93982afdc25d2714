package import Communities

/// `a`, `a and b`, `a, b and c`.
package func joined(_ parts: some Sequence<String>, _ language: Language) -> String {
    let parts = Array(parts)
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + language.say(" en ", " and ") + last
}

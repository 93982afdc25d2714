extension Property {
    /// Reads one unfolded line of UTF-8; `nil` when it has no name or no colon.
    ///
    /// A quote that is never closed counts as an ordinary character; a parameter whose name is none is dropped.
    init?(line: ArraySlice<UInt8>) {
        var scanner = LineScanner(line: line)
        guard let name = scanner.name() else { return nil }
        var parameters = ParameterList()
        while scanner.skip(UInt8(ascii: ";")) {
            if let parameter = scanner.parameter() { parameters.add(parameter) }
        }
        guard scanner.skip(UInt8(ascii: ":")) else { return nil }
        self.init(capitalName: name, parameters.list, value: utf8(scanner.rest))
    }
}

/// Collects parameters; one that stands twice is one with more values.
private struct ParameterList {
    private(set) var list: [Property.Parameter] = []
    /// Where each name stands, once there are more than a few.
    private var places: [String: Int] = [:]
    private static let few = 8

    mutating func add(_ parameter: Property.Parameter) {
        if let index = place(of: parameter.name) {
            list[index].values += parameter.values
            return
        }
        list.append(parameter)
        if list.count == ParameterList.few {
            for (index, known) in list.enumerated() { places[known.name] = index }
        } else if list.count > ParameterList.few {
            places[parameter.name] = list.count - 1
        }
    }

    private func place(of name: String) -> Int? {
        list.count < ParameterList.few
            ? list.firstIndex { $0.name == name } : places[name]
    }
}

/// Walks along the bytes of a line.
private struct LineScanner {
    let line: ArraySlice<UInt8>
    private var position: Int
    /// Set when no closing quote is left, so that a line full of quotes is not searched over and over.
    private var hasNoMoreQuotes = false

    init(line: ArraySlice<UInt8>) {
        self.line = line
        position = line.startIndex
    }

    var rest: ArraySlice<UInt8> { line[position...] }

    private var next: UInt8? { position < line.endIndex ? line[position] : nil }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    /// The bytes before the first that `isEnd`.
    private mutating func prefix(until isEnd: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = position
        while position < line.endIndex, !isEnd(line[position]) { position += 1 }
        return line[start..<position]
    }

    /// The name in capitals; `nil` when there is none.
    mutating func name() -> String? {
        let name = prefix { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":") }
        return capitals(name)
    }

    /// The parameter; `nil` for a bare word, as vCalendar 1.0 had them, or a name that is none.
    mutating func parameter() -> Property.Parameter? {
        let name = prefix { byte in
            byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";")
        }
        guard next == UInt8(ascii: "=") else { return nil }
        position += 1
        var values = [value()]
        while skip(UInt8(ascii: ",")) { values.append(value()) }
        return capitals(name).map { Property.Parameter(capitalName: $0, values) }
    }

    private mutating func value() -> String {
        func isSeparator(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":")
        }
        if next == UInt8(ascii: "\""), !hasNoMoreQuotes {
            if let close = line[(position + 1)...].firstIndex(of: UInt8(ascii: "\"")) {
                let value = utf8(line[(position + 1)..<close])
                position = close + 1
                // Anything between the closing quote and the next separator is noise.
                _ = prefix(until: isSeparator)
                return decodedParameter(value)
            }
            hasNoMoreQuotes = true
        }
        return decodedParameter(utf8(prefix(until: isSeparator)))
    }

    private func capitals(_ name: ArraySlice<UInt8>) -> String? {
        guard !name.isEmpty, name.allSatisfy(Property.isNameByte) else { return nil }
        let isCapital = !name.contains { $0 >= UInt8(ascii: "a") }
        return isCapital ? utf8(name) : utf8(name).uppercased()
    }
}

private func utf8(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
}

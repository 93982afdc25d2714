import CivilTime
import Communities

/// A value of a YAML file that is being read: every read either gives what was asked for or records
/// a fault at its position, and reading goes on.
struct Cursor {
    let tree: YamlTree
    /// How people would name it: `rooms[0].capacity`.
    let path: String
    let file: SourceFile
    let log: FaultLog

    /// Records a fault here, `offset` scalars into the text.
    func fault(_ fact: FaultFact, suggestion: String? = nil, offset: Int = 0) {
        log.add(
            fact, at: file.position(tree.line, tree.column + shift(offset)), in: file,
            suggestion: suggestion)
    }

    /// The map's values by key; keys outside `known` are faults.
    func keys(_ known: [String]) -> Keys? {
        guard case .map(let entries) = tree.content else {
            wrong(.map(keys: known))
            return nil
        }
        var values: [String: Cursor] = [:]
        for entry in entries {
            let key = Cursor(tree: entry.key, path: path, file: file, log: log)
            guard let name = entry.key.text else {
                key.fault(.value(.keyIsNoText))
                continue
            }
            if isHiddenKey(name) { continue }
            guard known.contains(name) else {
                let suggestion = didYouMean(name, among: known)
                key.fault(
                    .value(.unknownKey(name, in: path, known: suggestion == nil ? known : [])),
                    suggestion: suggestion)
                continue
            }
            values[name] = Cursor(
                tree: entry.value, path: path.isEmpty ? name : "\(path).\(name)", file: file,
                log: log)
        }
        return Keys(cursor: self, values: values)
    }

    /// The entries of a map whose keys are free, in the file's order.
    func freeKeys() -> [(key: Cursor, value: Cursor)]? {
        guard case .map(let entries) = tree.content else {
            wrong(.anyMap)
            return nil
        }
        return entries.compactMap { entry in
            guard let name = entry.key.text, !isHiddenKey(name) else { return nil }
            let path = path.isEmpty ? name : "\(path).\(name)"
            return (
                Cursor(tree: entry.key, path: path, file: file, log: log),
                Cursor(tree: entry.value, path: path, file: file, log: log)
            )
        }
    }

    /// The parts of a list; one value is a list of one.
    func items() -> [Cursor] {
        guard case .list(let items) = tree.content else { return tree.isNothing ? [] : [self] }
        return items.enumerated().map { index, item in
            Cursor(tree: item, path: "\(path)[\(index)]", file: file, log: log)
        }
    }

    /// Some text.
    func text() -> String? {
        guard let text = tree.text, !tree.isNothing,
            !text.allSatisfy(\.isWhitespace), text.utf8.count <= 100_000
        else {
            wrong(.text)
            return nil
        }
        return text
    }

    /// A whole number in digits; other forms that YAML knows (`010`, `1_000`, `0x10`) are not taken.
    func integer(_ range: ClosedRange<Int>) -> Int? {
        let digits = tree.text ?? ""
        let body = digits.hasPrefix("-") ? digits.dropFirst() : digits[...]
        let isNumber =
            !body.isEmpty && body.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && (body.count == 1 || !body.hasPrefix("0"))
        guard isNumber, let number = Int(digits), range.contains(number) else {
            wrong(.wholeNumber(range))
            return nil
        }
        return number
    }

    /// An identifier: lower-case letters, digits, `-`, `_` and `.`.
    func identifier() -> String? {
        guard let text = tree.text, !tree.isNothing, isSlug(text) else {
            let lowered = tree.text?.lowercased()
            fault(
                .value(.notIdentifier(path: path, written)),
                suggestion: lowered.flatMap { isSlug($0) && $0 != tree.text ? $0 : nil })
            return nil
        }
        return text
    }

    /// A date.
    func date() -> CivilDate? {
        // The basic form 20270201 is left to machines: here it is too easily a typing error.
        guard let text = tree.text, text.utf8.count == 10, let date = CivilDate(text) else {
            wrong(.date)
            return nil
        }
        return date
    }

    /// What a parser of human text makes of it.
    func read<Value>(_ parse: (String) throws(Misread) -> Value) -> Value? {
        guard let text = tree.text, !tree.isNothing else {
            wrong(.text)
            return nil
        }
        do throws(Misread) {
            return try parse(text)
        } catch {
            fault(
                .value(.misread(path: path, error.fact)), suggestion: error.suggestion,
                offset: error.offset)
            return nil
        }
    }

    /// One of a list of words.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) -> Choice? {
        let words = Choice.allCases.map(\.rawValue)
        if let text = tree.text, let choice = Choice(rawValue: text) { return choice }
        fault(
            .value(.notOneOf(path: path, words, written)),
            suggestion: tree.text.flatMap { didYouMean($0, among: words) })
        return nil
    }

    /// A text for all languages, or a map of texts by language.
    func localized() -> LocalizedText? {
        guard case .map = tree.content else { return text().map { LocalizedText($0) } }
        guard let keys = keys(Language.allCases.map(\.rawValue)) else { return nil }
        var texts: [Language: String] = [:]
        for language in Language.allCases {
            texts[language] = keys[language.rawValue]?.text()
        }
        if texts.isEmpty { wrong(.textOrTexts) }
        return texts.isEmpty ? nil : LocalizedText(texts)
    }

    /// Records that something else was expected here.
    func wrong(_ wanted: Wanted) {
        fault(.value(.wrong(path: path, wanted, written)))
    }

    private var written: ValueFact.Written {
        switch tree.content {
        case .list: .list
        case .map: .map
        case .scalar(let text, _): tree.isNothing ? .nothing : .text(text)
        }
    }

    /// The offset where the text stands on one line as it is written; else 0.
    private func shift(_ offset: Int) -> Int {
        guard offset > 0, case .scalar(let text, let isPlain) = tree.content else { return 0 }
        let rest = file.line(tree.line).unicodeScalars.dropFirst(tree.column - 1)
        let opening = isPlain ? 0 : 1
        return rest.dropFirst(opening).starts(with: text.unicodeScalars) ? opening + offset : 0
    }
}

/// The values of a map by their known keys.
struct Keys {
    let cursor: Cursor
    fileprivate let values: [String: Cursor]

    /// The value of a key; `nil` when it is missing or nothing is written after it.
    subscript(key: String) -> Cursor? {
        values[key].flatMap { $0.tree.isNothing ? nil : $0 }
    }

    /// The value of a key that must be there.
    func required(_ key: String, _ wanted: Wanted) -> Cursor? {
        if let value = self[key] { return value }
        if let empty = values[key] {
            empty.fault(.value(.keyEmpty(path: empty.path, wanted)))
        } else {
            cursor.fault(.value(.keyMissing(key, in: cursor.path, wanted)))
        }
        return nil
    }
}

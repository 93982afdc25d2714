import Yams

/// A YAML file as a tree; what is wrong with it as YAML goes to the log with its position.
///
/// A key that stands twice is reported at the second one, which is then passed over, so that the
/// rest of the file is read as well.
func readYaml(_ file: SourceFile, log: FaultLog) -> YamlTree? {
    if let refusal = YamlGuard.refusal(in: file.text) {
        log.add(
            .yaml(refusal.fact), at: file.position(refusal.line, refusal.column), in: file)
        return nil
    }
    var text = file.text
    // Each round hides one repeated key; a file with more of them is reported up to here.
    for round in 0..<50 {
        do {
            // The basic resolver leaves `no`, `1:30` and `010` the texts that they are.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let node = try parser.singleRoot() else {
                return YamlTree(content: .scalar("", isPlain: true), line: 1, column: 1)
            }
            var budget = 200_000
            return tree(node, depth: 0, budget: &budget)
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            guard let key = keys.first else { return nil }
            let first = (line: context.mark.line, column: context.mark.column)
            let lines = scalarLines(text)
            guard let second = secondKey(key, after: first, in: lines),
                let hidden = Unicode.Scalar(UInt32(0xE000 + round))
            else {
                log.add(
                    .yaml(.keyTwice(key)), at: file.position(first.line, first.column), in: file)
                return nil
            }
            log.add(
                .yaml(.keyAgain(key, firstLine: first.line)),
                at: file.position(second.line, second.column), in: file)
            text = replacing(
                second.line, second.column + second.length - 1, with: hidden, in: lines)
        } catch let error as YamlError {
            report(error, file, log)
            return nil
        } catch {
            log.add(.yaml(.notYaml), at: file.position(1, 1), in: file)
            return nil
        }
    }
    return nil
}

/// Whether a key was hidden because it stands twice and has been reported.
func isHiddenKey(_ key: String) -> Bool {
    key.unicodeScalars.contains { (0xE000..<0xE032).contains($0.value) }
}

/// The parser's tree as ours; `nil` when it is larger or deeper than any honest file.
private func tree(_ node: Node, depth: Int, budget: inout Int) -> YamlTree? {
    budget -= 1
    guard budget > 0, depth <= YamlGuard.deepest * 2 else { return nil }
    let line = node.mark?.line ?? 1
    let column = node.mark?.column ?? 1
    switch node {
    case .scalar(let scalar):
        return YamlTree(
            content: .scalar(scalar.string, isPlain: scalar.style == .plain), line: line,
            column: column)
    case .sequence(let sequence):
        var items: [YamlTree] = []
        for item in sequence {
            guard let item = tree(item, depth: depth + 1, budget: &budget) else { return nil }
            items.append(item)
        }
        return YamlTree(content: .list(items), line: line, column: column)
    case .mapping(let mapping):
        var entries: [YamlTree.Entry] = []
        for (key, value) in mapping {
            guard let key = tree(key, depth: depth + 1, budget: &budget),
                let value = tree(value, depth: depth + 1, budget: &budget)
            else { return nil }
            entries.append(YamlTree.Entry(key: key, value: value))
        }
        return YamlTree(content: .map(entries), line: line, column: column)
    case .alias:
        return nil
    }
}

private func report(_ error: YamlError, _ file: SourceFile, _ log: FaultLog) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
        .parser(let context, let problem, let mark, _),
        .composer(let context, let problem, let mark, _):
        let begunIn = context?.mark.line
        log.add(
            .yaml(.syntax(YamlProblem(problem), begunIn: begunIn == mark.line ? nil : begunIn)),
            at: file.position(mark.line, mark.column), in: file)
    case .reader(let problem, let offset, _, _):
        let before = file.text.prefix(offset ?? 0)
        let line = 1 + before.count { $0.isNewline }
        let column =
            1
            + (before.split(omittingEmptySubsequences: false) { $0.isNewline }.last?
                .unicodeScalars.count ?? 0)
        log.add(
            .file(.notText(problem: problem)), at: file.position(line, column), in: file)
    default:
        log.add(.yaml(.notYaml), at: file.position(1, 1), in: file)
    }
}

private func scalarLines(_ text: String) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = [[]]
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
        if scalar == "\n", previous == "\r" {
            previous = scalar
            continue
        }
        if SourceFile.isLineBreak(scalar) {
            lines.append([])
        } else {
            lines[lines.count - 1].append(scalar)
        }
        previous = scalar
    }
    return lines
}

private func replacing(
    _ line: Int, _ column: Int, with scalar: Unicode.Scalar, in lines: [[Unicode.Scalar]]
) -> String {
    var text = String.UnicodeScalarView()
    for (index, scalars) in lines.enumerated() {
        if index > 0 { text.append("\n") }
        var scalars = scalars
        if index == line - 1, scalars.indices.contains(column - 1) { scalars[column - 1] = scalar }
        text.append(contentsOf: scalars)
    }
    return String(text)
}

/// Where the same map has that key again; the length is that of the key without a closing quote.
private func secondKey(
    _ key: String, after first: (line: Int, column: Int), in lines: [[Unicode.Scalar]]
) -> (line: Int, column: Int, length: Int)? {
    let forms = [key, "\"\(key)", "'\(key)"].map { Array($0.unicodeScalars) }
    func match(_ line: [Unicode.Scalar], _ index: Int) -> Int? {
        for form in forms where line[index...].starts(with: form) {
            var end = index + form.count
            if form[0] == "\"" || form[0] == "'" {
                guard end < line.count, line[end] == form[0] else { continue }
                end += 1
            }
            while end < line.count, line[end] == " " { end += 1 }
            if end < line.count, line[end] == ":" { return form.count }
        }
        return nil
    }
    guard lines.indices.contains(first.line - 1), !key.isEmpty else { return nil }
    let opening = lines[first.line - 1].prefix(first.column - 1)
    if opening.allSatisfy({ $0 == " " || $0 == "-" || $0 == "?" }) {
        let indent = first.column - 1
        for (index, line) in lines.enumerated().dropFirst(first.line) {
            guard let start = line.firstIndex(where: { $0 != " " }), line[start] != "#" else {
                continue
            }
            if start < indent { return nil }
            if start == indent, let length = match(line, start) {
                return (index + 1, start + 1, length)
            }
        }
        return nil
    }
    var depth = 0
    for (index, line) in lines.enumerated().dropFirst(first.line - 1) {
        let from = index == first.line - 1 ? first.column : 0
        for column in line.indices.dropFirst(from) {
            switch line[column] {
            case "[", "{": depth += 1
            case "]", "}": depth -= 1
            default:
                let isStart = column == 0 || [" ", ",", "{"].contains(line[column - 1])
                if depth == 0, isStart, let length = match(line, column) {
                    return (index + 1, column + 1, length)
                }
            }
            if depth < 0 { return nil }
        }
    }
    return nil
}

/// Looks through a YAML file before a parser does, for what no workspace needs and what has made
/// parsers fail: deep nesting, aliases (from which "billion laughs" are made) and tags.
///
/// It reads only as much of YAML as that takes, and errs on the side of refusing: a text that begins
/// a line inside a long plain text with `*` must be quoted.
struct YamlGuard {
    /// What is refused, and where.
    struct Refusal: Equatable {
        var fact: YamlFact
        var line: Int
        var column: Int
    }

    /// The deepest nesting of lists and maps.
    static let deepest = 50

    private var flowDepth = 0
    /// The columns at which the open block lists and maps stand.
    private var indents: [Int] = []
    private var quote: Unicode.Scalar?
    /// Set while the lines of a `|` or `>` text follow: the column of what it belongs to.
    private var blockTextIndent: Int?

    /// The first thing to refuse, if any.
    static func refusal(in text: String) -> Refusal? {
        var state = YamlGuard()
        var line: [Unicode.Scalar] = []
        var number = 1
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r" {
                if let refusal = state.read(line, number) { return refusal }
                if scalar == "\n" { number += 1 }
                line.removeAll(keepingCapacity: true)
            } else {
                line.append(scalar)
            }
        }
        return state.read(line, number)
    }

    private mutating func read(_ line: [Unicode.Scalar], _ number: Int) -> Refusal? {
        var index = line.firstIndex { $0 != " " } ?? line.count
        if let indent = blockTextIndent {
            if index == line.count || index > indent { return nil }
            blockTextIndent = nil
        }
        if quote == nil, flowDepth == 0 {
            guard index < line.count, line[index] != "#" else { return nil }
            indents.removeAll { $0 > index }
            if let refusal = openBlocks(line, &index, number) { return refusal }
        }
        return readTokens(line, from: index, number)
    }

    /// Takes `- `, `? ` and `: ` at the front of a line: each opens a level.
    private mutating func openBlocks(
        _ line: [Unicode.Scalar], _ index: inout Int, _ number: Int
    ) -> Refusal? {
        while index < line.count {
            if indents.last.map({ $0 < index }) ?? true { indents.append(index) }
            if indents.count > YamlGuard.deepest {
                return Refusal(
                    fact: .tooDeep(most: YamlGuard.deepest), line: number, column: index + 1)
            }
            let isIndicator = line[index] == "-" || line[index] == "?" || line[index] == ":"
            guard isIndicator, index + 1 == line.count || line[index + 1] == " " else { return nil }
            index += 1
            while index < line.count, line[index] == " " { index += 1 }
        }
        return nil
    }

    private mutating func readTokens(
        _ line: [Unicode.Scalar], from start: Int, _ number: Int
    ) -> Refusal? {
        var index = start
        var atToken = true
        while index < line.count {
            let scalar = line[index]
            let next = index + 1 < line.count ? line[index + 1] : " "
            if let open = quote {
                if open == "\"", scalar == "\\" {
                    index += 1
                } else if scalar == open {
                    if open == "'", next == "'" { index += 1 } else { quote = nil }
                    atToken = false
                }
                index += 1
                continue
            }
            if scalar == "#", index == 0 || line[index - 1] == " " || line[index - 1] == "\t" {
                return nil
            }
            switch scalar {
            case " ", "\t":
                break
            case "\"" where atToken, "'" where atToken:
                quote = scalar
            case "[" where atToken || flowDepth > 0, "{" where atToken || flowDepth > 0:
                flowDepth += 1
                if flowDepth + indents.count > YamlGuard.deepest {
                    return Refusal(
                        fact: .tooDeep(most: YamlGuard.deepest), line: number, column: index + 1)
                }
                atToken = true
            case "]" where flowDepth > 0, "}" where flowDepth > 0:
                flowDepth -= 1
                atToken = false
            case "," where flowDepth > 0:
                atToken = true
            case ":" where next == " " || flowDepth > 0:
                atToken = true
            case "*" where atToken && next != " ", "&" where atToken && next != " ":
                return Refusal(fact: .alias, line: number, column: index + 1)
            case "!" where atToken:
                return Refusal(fact: .tag, line: number, column: index + 1)
            case "|" where atToken && flowDepth == 0, ">" where atToken && flowDepth == 0:
                blockTextIndent = indents.last ?? 0
                return nil
            default:
                atToken = false
            }
            index += 1
        }
        return nil
    }
}

/// What can be wrong with the form of a YAML file.
package enum YamlFact: Hashable, Sendable {
    case alias
    case tag
    case tooDeep(most: Int)
    /// libYAML stumbled; `begunIn` is the line where what it could not end began, when that is another one.
    case syntax(YamlProblem, begunIn: Int?)
    /// Neither libYAML nor we can say why.
    case notYaml
    /// A key stands twice; where the second one stands could not be found.
    case keyTwice(String)
    case keyAgain(String, firstLine: Int)

    var rule: FaultRule {
        switch self {
        case .alias: .yamlAlias
        case .tag: .yamlTag
        case .tooDeep: .yamlDepth
        case .syntax, .notYaml: .yamlSyntax
        case .keyTwice, .keyAgain: .duplicateKey
        }
    }
}

/// A problem that libYAML reports, with what people usually meant there.
package struct YamlProblem: Hashable, Sendable {
    /// What libYAML says, in its English.
    package var said: String

    package init(_ said: String) { self.said = said }

    /// What usually lies behind it.
    enum Cause: CaseIterable {
        case colonInText, colonMissing, listOpen, mapOpen, strangeStart, keysAskew, dashesAskew
        case quoteOpen, secondDocument

        /// Words of libYAML that tell it.
        fileprivate var sign: String {
            switch self {
            case .colonInText: "mapping values are not allowed"
            case .colonMissing: "could not find expected ':'"
            case .listOpen: "',' or ']'"
            case .mapOpen: "',' or '}'"
            case .strangeStart: "cannot start any token"
            case .keysAskew: "did not find expected key"
            case .dashesAskew: "did not find expected '-' indicator"
            case .quoteOpen: "unexpected end of stream"
            case .secondDocument: "another document"
            }
        }
    }

    /// The first cause whose sign is in the words; `nil` for what is too rare to know.
    var cause: Cause? { Cause.allCases.first { said.contains($0.sign) } }
}

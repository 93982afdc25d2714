package import Communities

/// What can be wrong with a table of people.
package enum TableFact: Hashable, Sendable {
    case noHeader
    case unknownColumn(String)
    case columnTwice(String)
    case columnMissing(String, known: [String])
    /// A column of an export that `kring.yaml` names for one of Kring's; those that are there.
    case headerMissing(String, for: String, there: [String])
    case quoteOpen
    case textAfterQuote
    case extraField
    case noIdentifier
    case notIdentifier(String)
    case personAgain(String, firstLine: Int)
    /// In another of the files that are one list.
    case personElsewhere(String, file: String, line: Int)
    case noName(of: String)
    case noAddress(of: String)
    case notAddress(String)
    case notLanguage(String, known: [String], isExport: Bool)
    /// Two people who would read each other's mail: the first, and the one that is warned of.
    case addressShared(PersonID, with: PersonID)
    /// That many more rows have what three had before.
    case furtherRows(Int, FaultRule)
    /// A field that is read as people write, and could not be.
    case misread(Misread.Fact)

    var rule: FaultRule {
        switch self {
        case .noHeader, .columnMissing, .headerMissing, .noIdentifier, .noName, .noAddress:
            .missingKey
        case .unknownColumn: .unknownColumn
        case .columnTwice: .duplicateKey
        case .quoteOpen, .textAfterQuote, .extraField: .csvSyntax
        case .notIdentifier: .malformedIdentifier
        case .personAgain, .personElsewhere: .duplicateIdentifier
        case .notAddress: .malformedAddress
        case .addressShared: .sharedAddress
        case .furtherRows(_, let rule): rule
        case .notLanguage, .misread: .wrongValue
        }
    }
}

package import Communities

/// What can be wrong with a file or folder as a whole.
package enum FileFact: Hashable, Sendable {
    case missing
    case unreadable
    case folderUnreadable
    /// A folder, a pipe, a device: what it says has no end, or no beginning.
    case notAFile
    /// It is a link to what lies elsewhere.
    case outside
    case tooLarge(megabytes: Int)
    case notUTF8
    case nulByte
    /// Something that YAML takes for no text, in the words of libYAML.
    case notText(problem: String)
    /// A file of `communities/` whose name is none for a community.
    case communityNameMalformed(String)
    /// A file of the library whose name is none for a method or template.
    case libraryNameMalformed(String)
    /// `a.yaml` beside `a.yml`.
    case twoFiles(of: CommunityID)

    var rule: FaultRule {
        switch self {
        case .missing: .fileMissing
        case .unreadable, .folderUnreadable, .notAFile: .fileUnreadable
        case .outside: .fileOutside
        case .tooLarge: .fileTooLarge
        case .notUTF8, .nulByte, .notText: .notText
        case .communityNameMalformed, .libraryNameMalformed: .malformedIdentifier
        case .twoFiles: .duplicateIdentifier
        }
    }
}

package import Communities

/// What can be wrong with a file or folder as a whole.
package enum FileFact: Hashable, Sendable {
    case missing
    /// A list of people, or a calendar of holidays, that `kring.yaml` names.
    case namedMissing
    case unreadable
    case folderUnreadable
    /// A folder, a pipe, a device: what it says has no end, or no beginning.
    case notAFile
    /// It leads to what lies elsewhere.
    case outside
    case tooLarge(megabytes: Int)
    /// What it seems to be instead, as `iconv` calls it.
    case notUTF8(seems: String)
    case nulByte
    /// Something that YAML takes for no text, in the words of libYAML.
    case notText(problem: String)
    /// A file of `communities/` whose name is none for a community.
    case communityNameMalformed(String)
    /// A file of the library whose name is none for a method or template.
    case libraryNameMalformed(String)
    /// `a.yaml` beside `a.yml`.
    case twoFiles(of: CommunityID)
    /// A file in a folder of which others are read; the name under which it would be.
    case notRead(readAs: String?)
    /// People know sessions of the community, and it has no file; one that may have been meant, and is not read.
    case communityGone(CommunityID, lookalike: String?)

    var rule: FaultRule {
        switch self {
        case .missing, .namedMissing: .fileMissing
        case .unreadable, .folderUnreadable, .notAFile: .fileUnreadable
        case .outside: .fileOutside
        case .tooLarge: .fileTooLarge
        case .notUTF8, .nulByte, .notText: .notText
        case .communityNameMalformed, .libraryNameMalformed: .malformedIdentifier
        case .twoFiles: .duplicateIdentifier
        case .notRead: .fileNotRead
        case .communityGone: .communityGone
        }
    }
}

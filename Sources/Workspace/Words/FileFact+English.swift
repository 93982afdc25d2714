extension FileFact: FactInWords {
    var english: FaultSentence {
        switch self {
        case .missing:
            FaultSentence("this file is missing", expected: "a file as 'kring init' writes it")
        case .namedMissing:
            FaultSentence(
                "this file is missing, and kring.yaml names it",
                expected: "the file, or its right name in kring.yaml")
        case .unreadable:
            FaultSentence("the file cannot be read", expected: "a file that this user may read")
        case .folderUnreadable:
            FaultSentence(
                "this folder cannot be read, so what stands in it is not known",
                expected: "a folder that this user may read")
        case .notAFile:
            FaultSentence(
                "this is no file but a folder, a pipe or a device", expected: "an ordinary file")
        case .outside:
            FaultSentence(
                "this leads out of the workspace, and is not read",
                expected: "a file in the workspace, or its folder under 'outside' in kring.yaml")
        case .tooLarge(let megabytes):
            FaultSentence(
                "the file is larger than \(megabytes) MB", expected: "a text that people wrote")
        case .notUTF8(let encoding):
            FaultSentence(
                "these bytes are not UTF-8, but \(encoding) as it seems",
                expected:
                    "a file saved as UTF-8 (in Excel: 'CSV UTF-8'; in LibreOffice: character set 'Unicode (UTF-8)'; or by: iconv -f \(encoding) -t UTF-8)"
            )
        case .nulByte:
            FaultSentence("the file has a NUL byte", expected: "a text file")
        case .notText(let problem):
            FaultSentence(
                "this is not text: \(problem)",
                expected: "letters, digits, signs, spaces and line feeds")
        case .communityNameMalformed(let name):
            FaultSentence(
                "the file's name is the community's identifier, and '\(name)' cannot be one",
                expected: identifierInEnglish)
        case .libraryNameMalformed(let name):
            FaultSentence(
                "the file's name is its identifier, and '\(name)' cannot be one",
                expected: identifierInEnglish)
        case .twoFiles(let community):
            FaultSentence(
                "there are two files of the community '\(community)'", expected: "one of them")
        case .notRead(let name):
            FaultSentence(
                "this file is not read",
                expected: name.map { "the name '\($0)', if it belongs here" }
                    ?? "only files whose names end in .yaml")
        case .communityGone(let community, let lookalike):
            FaultSentence(
                "sessions of '\(community)' are published, and this file is not there"
                    + (lookalike.map { "; '\($0)' is not read" } ?? ""),
                expected: (lookalike.map { "'\($0)' under this name" } ?? "the file put back")
                    + ", or 'kring end \(community)' if the community ends, or 'kring rename \(community) NEW' if it has another name"
            )
        }
    }
}

/// What an identifier is.
let identifierInEnglish = "at most 64 lower-case letters, digits, '-', '_' and '.'"

import Communities
import Foundation
import TestSupport
import Testing

@testable import Workspace

@Suite("The organisation's first language, found in whatever is there")
struct FirstLanguageTests {
    static let files: [(String, Language?)] = [
        ("languages: [nl, en]", Language.nl),
        ("languages: [ en , nl ]", .en),
        ("languages: nl", .nl),
        ("languages: ['nl', \"en\"]", .nl),
        ("languages: \"en\"", .en),
        ("languages:\n  - en\n  - nl\n", .en),
        ("languages:\n- 'nl'\n", .nl),
        ("languages:\r\n  - \"nl\"\r\n", .nl),
        ("languages:   # the first decides\n  - nl", .nl),
        ("languages:\n  # what our people speak\n\n  - nl", .nl),
        ("languages: [nl]  # not [en]", .nl),
        ("# languages: [en]\nlanguages: [nl]", .nl),
        ("languages: [\n  nl,\n  en]", .nl),
        // Only the organisation's own key: others are further in.
        ("defaults:\n  languages: [en]\nlanguages: [nl]", .nl),
        // What cannot be read as YAML has lines all the same.
        ("name: \"no end\nlanguages: [nl, en\nseason: {from: ", .nl),
        ("languages: [de, nl]", nil),
        ("languages:\nseason: {}", nil),
        ("languages:", nil),
        ("languages: []", nil),
        ("name: Kring", nil),
        ("", nil),
    ]

    @Test(arguments: files)
    func `in lines, not in YAML`(_ text: String, _ language: Language?) {
        #expect(FirstLanguage.named(in: text) == language)
    }

    @Test func `a file that is not there, or no text, names none`() throws {
        let folder = try TemporaryFolder()
        #expect(FirstLanguage.inWorkspace(folder.path) == nil)
        try Data([0x6C, 0xFF, 0xFE]).write(to: URL(filePath: folder.path("kring.yaml")))
        #expect(FirstLanguage.inWorkspace(folder.path) == nil)
        try Data("languages: [en]\n".utf8).write(to: URL(filePath: folder.path("kring.yaml")))
        #expect(FirstLanguage.inWorkspace(folder.path) == .en)
    }
}

import Communities
import Foundation
import TestSupport
import Testing

@testable import kring

@Suite("Which language the terminal asks for", .slow)
struct TerminalLanguageTests {
    static let options: [([String], Language?)] = [
        (["plan", "--language", "nl"], Language.nl),
        (["--language", "nl", "plan"], .nl),
        (["plan", "--language=nl"], .nl),
        (["plan", "--language=en", "--json"], .en),
        (["plan", "--language", "en", "--language", "nl"], .en),
        (["plan", "--language"], nil),
        (["plan", "--language", "de"], nil),
        (["plan", "--language="], nil),
        (["plan", "--languages", "nl"], nil),
        (["plan", "--", "--language", "nl"], nil),
        (["plan", "--language", "nl", "--", "--language", "en"], .nl),
        ([], nil),
    ]

    @Test(arguments: options)
    func `by an option, wherever it stands`(_ arguments: [String], _ language: Language?) {
        #expect(TerminalLanguage.asked(by: arguments) == language)
    }

    static let environments: [([String: String], Language?)] = [
        (["LC_ALL": "nl_NL.UTF-8", "LC_MESSAGES": "en_GB.UTF-8", "LANG": "en_GB"], Language.nl),
        (["LC_MESSAGES": "nl_NL.UTF-8", "LANG": "en_GB.UTF-8"], .nl),
        (["LANG": "nl_BE"], .nl),
        (["LANG": "NL"], .nl),
        (["LANG": "en_US.UTF-8"], .en),
        (["LANG": "nl@euro"], .nl),
        // Empty is as good as not set.
        (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "nl_NL.UTF-8"], .nl),
        (["LC_ALL": "", "LANG": ""], nil),
        // These are set and name none: what comes after them does not count.
        (["LC_ALL": "C", "LANG": "nl_NL.UTF-8"], nil),
        (["LC_ALL": "POSIX", "LANG": "nl_NL.UTF-8"], nil),
        (["LC_ALL": "C.UTF-8", "LANG": "nl_NL.UTF-8"], nil),
        (["LC_ALL": "de_DE.UTF-8", "LANG": "nl_NL.UTF-8"], nil),
        // A language whose name only begins like ours.
        (["LANG": "nld_NL"], nil),
        (["LC_TIME": "nl_NL.UTF-8"], nil),
        ([:], nil),
    ]

    @Test(arguments: environments)
    func `by the locale of messages`(_ environment: [String: String], _ language: Language?) {
        #expect(TerminalLanguage.named(by: environment) == language)
    }
}

@Suite("In whose language the real command speaks", .slow)
struct ReaderTests {
    /// What `kring check` says of a workspace with a typo, the organisation's first language being Dutch.
    private func talk(
        _ arguments: [String] = [], _ environment: [String: String] = [:]
    ) throws -> String {
        let copy = try Copy()
        try copy.change("kring.yaml", "name:", to: "nmae:")
        // An empty LC_ALL is none, as in cron.
        let result = try Command.kring(
            ["check", "--workspace", copy.folder.path] + arguments,
            environment: ["LC_ALL": ""].merging(environment) { _, mine in mine })
        #expect(result.status == 78)
        return result.talk
    }

    private func isDutch(_ talk: String) -> Bool {
        talk.contains("fout:") && talk.contains("fouten") && !talk.contains("error")
    }

    private func isEnglish(_ talk: String) -> Bool {
        talk.contains("error:") && talk.contains("errors") && !talk.contains("fout")
    }

    @Test func `in cron it is the organisation's`() throws {
        #expect(isDutch(try talk()))
        #expect(isDutch(try talk([], ["LANG": "C.UTF-8"])))
    }

    @Test func `the environment goes before the organisation`() throws {
        #expect(isEnglish(try talk([], ["LANG": "en_GB.UTF-8"])))
        #expect(isDutch(try talk([], ["LANG": "en_GB.UTF-8", "LC_ALL": "nl_NL.UTF-8"])))
    }

    @Test func `the option goes before the environment`() throws {
        #expect(isEnglish(try talk(["--language", "en"], ["LC_ALL": "nl_NL.UTF-8"])))
        #expect(isDutch(try talk(["--language=nl"], ["LC_ALL": "en_GB"])))
    }

    @Test func `without an organisation it is English`() throws {
        let folder = try TemporaryFolder()
        let result = try Command.kring(
            "check", in: URL(filePath: folder.path), environment: ["LC_ALL": ""])
        #expect(result.talk.contains("Maybe: kring init"))
    }
}

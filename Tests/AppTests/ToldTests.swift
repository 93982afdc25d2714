import Communities
import Foundation
import Testing
import Workplace

@testable import App

@Suite("What is told in JSON")
struct ToldTests {
    private func json(_ language: Language?) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        if let key = CodingUserInfoKey.readersLanguage, let language {
            encoder.userInfo[key] = language
        }
        let mending = RepairWorkspace.Mending(.privateFiles, .closed(2))
        return String(decoding: try encoder.encode(mending), as: UTF8.self)
    }

    @Test func `sentences are the reader's, keys and codes are not`() throws {
        let english =
            #"{"subject":"private files","words":"2 that others could open were closed to them"}"#
        #expect(try json(nil) == english && json(.en) == english)
        #expect(
            try json(.nl)
                == #"{"subject":"private files","words":"2 waar anderen bij konden, nu niet meer"}"#
        )
    }
}

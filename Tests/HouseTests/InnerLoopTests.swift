import Foundation
import Testing

@Suite("The inner loop")
struct InnerLoopTests {
    @Test func `tests that start processes are left out of the inner loop`() throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent()
        let starting = [
            "Command." + "kring(", "Process" + "()", "\"/bin/" + "sh\"", "planAnd" + "Publish()",
        ]
        var starters = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: tests.path)
        where path.hasSuffix("Tests.swift") {
            let text = try String(contentsOf: tests.appending(path: path), encoding: .utf8)
            // In the tests of the command every example is planned by the command itself.
            let isCommand = path.hasPrefix("KringCommandTests/")
            guard starting.prefix(isCommand ? 4 : 3).contains(where: text.contains) else {
                continue
            }
            starters += 1
            #expect(text.contains(".slow"), "\(path) starts processes")
        }
        #expect(starters > 15)
    }
}

import Foundation
import Testing

/// Compares what people see with a file of `Golden/`; with `KRING_RECORD=1` the file is written instead.
func expectGolden(_ text: String, is name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        .appending(path: name)
    let text = text.hasSuffix("\n") ? text : text + "\n"
    if ProcessInfo.processInfo.environment["KRING_RECORD"] == "1" {
        try Data(text.utf8).write(to: file)
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)))
}

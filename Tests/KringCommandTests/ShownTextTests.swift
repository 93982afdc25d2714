import Testing

@testable import kring

@Suite("What may reach a terminal")
struct ShownTextTests {
    static let samples: [(String, String)] = [
        ("Ada Steward", "Ada Steward"),
        ("één\t└ twee →\n😀👩‍💻", "één\t└ twee →\n😀👩‍💻"),
        ("\u{1B}]0;pwned\u{07}\u{1B}[31mEsc", "]0;pwned[31mEsc"),
        ("a\rb\r\nc\u{8}\u{0}\u{7F}", "ab\nc"),
        // C1: one scalar that a terminal may take for ESC [ or ESC ].
        ("\u{9B}31mred\u{9D}0;t\u{9C}\u{85}x", "31mred0;tx"),
        ("\u{202E}gnp.exe\u{202C}\u{2066}x\u{2069}\u{2028}", "gnp.exex"),
        ("\u{200D}\u{200C}\u{200F}", "\u{200D}\u{200C}\u{200F}"),
    ]

    @Test(arguments: samples)
    func `text is left, and nothing that a terminal obeys`(_ text: String, _ shown: String) {
        #expect(ShownText(text).text == shown)
    }

    @Test func `of all scalars only line feeds, tabs and colours are more than signs`() {
        var obeyed: [UInt32] = []
        var asked = 0
        for value in UInt32(0)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            asked += 1
            let shown = ShownText("a\(Character(scalar))b").text.unicodeScalars
            if shown.contains(where: { $0.properties.generalCategory == .control }) {
                obeyed.append(value)
            }
        }
        #expect(obeyed == [0x09, 0x0A] + Array(0xFDD0...0xFDEF) && asked > 60_000)
    }

    @Test func `colours are the program's own, and end where they should`() {
        let style = Style(isOn: true)
        #expect(ShownText(style.red("x")).text == "\u{1B}[31mx\u{1B}[0m")
        #expect(ShownText(style.bold("\u{1B}[2Jx")).text == "\u{1B}[1m[2Jx\u{1B}[0m")
        #expect(ShownText(Style(isOn: false).red("x")).text == "x")
        for paint in Paint.allCases {
            #expect(ShownText(paint.painting("x")).text.hasSuffix("mx\u{1B}[0m"))
        }
    }

    @Test func `JSON says the same in escapes`() throws {
        let text = try jsonText(["a\u{9B}31m\u{7F}\u{202E}é\u{1B}"])
        #expect(text.lowercased().contains("\"a\\u009b31m\\u007f\\u202eé\\u001b\""))
        #expect(
            text.unicodeScalars.allSatisfy {
                $0 == "\n" || $0.properties.generalCategory != .control
            })
    }
}

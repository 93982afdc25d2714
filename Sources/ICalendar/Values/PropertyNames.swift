extension Property {
    /// Whether a byte may stand in a name; the underscore may not, but does.
    package static func isNameByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }

    /// Whether a text is a name of letters, digits, `-` and, against the grammar, `_`.
    static func isPlainName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(isNameByte)
    }

    /// Whether the line has a name and parameters that can be written, and is none of BEGIN and END.
    var isWritable: Bool {
        Property.isPlainName(name) && name != "BEGIN" && name != "END"
            && parameters.allSatisfy { Property.isPlainName($0.name) && !$0.values.isEmpty }
    }
}

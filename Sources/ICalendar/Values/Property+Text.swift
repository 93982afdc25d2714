extension Property {
    /// A content line whose value is TEXT (RFC 5545 §3.3.11), still to be escaped.
    public init(text name: String, _ text: String) {
        self.init(name, value: escaped(text))
    }
}

/// A content line (RFC 5545 §3.1): a name, its parameters, and the value as it was written.
public struct Property: Hashable, Sendable {
    /// A parameter with its values, caret encoding (RFC 6868) undone.
    public struct Parameter: Hashable, Sendable {
        /// In capitals.
        public let name: String
        /// At least one.
        public internal(set) var values: [String]

        /// A parameter; its name is put in capitals.
        public init(_ name: String, _ values: [String]) {
            self.name = name.uppercased()
            self.values = values
        }

        /// A parameter whose name is in capitals already.
        init(capitalName name: String, _ values: [String]) {
            self.name = name
            self.values = values
        }
    }

    /// In capitals.
    public let name: String
    /// In the order written.
    public let parameters: [Parameter]
    /// Still escaped, as the grammar of its type asks.
    public let value: String

    /// A content line; `value` must already be escaped for its type.
    public init(_ name: String, _ parameters: [Parameter] = [], value: String) {
        self.name = name.uppercased()
        self.parameters = parameters
        self.value = value
    }

    /// A content line whose name is in capitals already.
    init(capitalName name: String, _ parameters: [Parameter], value: String) {
        self.name = name
        self.parameters = parameters
        self.value = value
    }

    /// The first value of a parameter.
    public subscript(parameter: String) -> String? {
        parameters.first { $0.name == parameter }?.values.first
    }

    /// The value read as TEXT.
    public var text: String { unescaped(value) }
}

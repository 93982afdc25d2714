import GRDB

extension Row {
    /// A value that is kept as JSON text.
    func json<Value: Decodable>(
        _ type: Value.Type = Value.self, forColumn column: String
    ) throws -> Value {
        try JSONText.decode(type, decode(forColumn: column))
    }

    /// A value that is kept as JSON text, where there is one.
    func jsonIfPresent<Value: Decodable>(
        _ type: Value.Type = Value.self, forColumn column: String
    ) throws -> Value? {
        let text: String? = try decode(forColumn: column)
        return try text.map { try JSONText.decode(type, $0) }
    }
}

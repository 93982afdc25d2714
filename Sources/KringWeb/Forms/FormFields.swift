/// The fields of a form, as browsers and mail programs send it.
enum FormFields {
    /// Why there are none.
    enum Fault: Error, Equatable {
        /// The body is of a kind that no form has, such as JSON.
        case otherKind
        /// It says that it is a form, and is not one.
        case broken
    }

    /// Reads the body of a request; of a name that comes twice the last value counts.
    ///
    /// RFC 8058 §3.2 wants `multipart/form-data` of mail programs and allows `application/x-www-form-urlencoded`, which is also
    /// what is meant where nothing is said.
    static func read(
        _ body: [UInt8], contentType: String?
    ) throws(Fault) -> [String: String] {
        guard let contentType else { return urlencoded(body) }
        let kind = FieldWithParameters(contentType)
        switch kind.value {
        case "application/x-www-form-urlencoded": return urlencoded(body)
        case "multipart/form-data":
            guard let boundary = kind.parameters["boundary"],
                let fields = MultipartForm.fields(body, boundary: boundary)
            else { throw .broken }
            return fields
        default: throw .otherKind
        }
    }

    private static func urlencoded(_ body: [UInt8]) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in body.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            fields[decoded(parts[0])] = parts.count == 2 ? decoded(parts[1]) : ""
        }
        return fields
    }

    private static func decoded(_ text: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                if digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
                    bytes.append(value)
                    rest = rest.dropFirst(2)
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A part of a message: its fields and its encoded content, both of lines ended by CRLF.
struct MIMEPart {
    let header: String
    let content: String

    static func text(_ subtype: String, _ text: String) -> MIMEPart {
        MIMEPart(
            header: "Content-Type: text/\(subtype); charset=utf-8\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n",
            content: QuotedPrintable.encode(text))
    }

    static func bytes(_ bytes: [UInt8], type: String, fileName: String? = nil) -> MIMEPart {
        let disposition = fileName.map {
            "Content-Disposition: attachment; filename=\"\($0)\"\r\n"
        }
        return MIMEPart(
            header: "Content-Type: \(type)\r\nContent-Transfer-Encoding: base64\r\n"
                + (disposition ?? ""),
            content: Base64.encode(bytes))
    }

    static func multipart(_ subtype: String, _ parts: [MIMEPart], boundary: String) -> MIMEPart {
        let content = parts.map { "--\(boundary)\r\n\($0.header)\r\n\($0.content)\r\n" }.joined()
        return MIMEPart(
            header: "Content-Type: multipart/\(subtype);\r\n boundary=\"\(boundary)\"\r\n",
            content: content + "--\(boundary)--\r\n")
    }
}

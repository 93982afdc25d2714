import Glibc

/// What one request brings in while libcurl works: the body, the headers, and why it was stopped.
final class Exchange {
    private let limit: Int
    private let allowsPrivate: Bool
    private let host: String
    private var headerBytes = 0
    private static let headerLimit = 65_536

    private(set) var body: [UInt8] = []
    private(set) var headers: [String: String] = [:]
    /// Why we stopped it ourselves.
    private(set) var refusal: TransferFault?

    init(_ request: HTTPRequest) {
        limit = request.limits.bytes
        host = request.address.host
        allowsPrivate = request.own.contains(request.address.host)
    }

    /// Takes decoded bytes; anything but their count stops the transfer.
    func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard body.count + bytes.count <= limit else {
            refusal = .tooLarge(limit: limit)
            return -1
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    /// Takes a header line; a status line begins the headers anew.
    func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        headerBytes += bytes.count
        guard headerBytes <= Exchange.headerLimit else {
            refusal = .tooLarge(limit: Exchange.headerLimit)
            return -1
        }
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            headers = [:]
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...]
            headers[line[..<colon].lowercased()] = String(
                value.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        }
        return bytes.count
    }

    /// Opens a socket to where the host's name has led, unless that is in a private network.
    ///
    /// Asked after the name was resolved, so that no name can lead inside by changing its answer.
    func openSocket(
        _ address: UnsafeRawPointer, length: Int, family: Int32, type: Int32, protocol: Int32
    ) -> Int32 {
        guard let number = NetworkAddress(address, length: length),
            allowsPrivate || number.isPublic
        else {
            refusal = .privateNetwork(host: host)
            return -1
        }
        return socket(family, type | Int32(SOCK_CLOEXEC.rawValue), `protocol`)
    }
}

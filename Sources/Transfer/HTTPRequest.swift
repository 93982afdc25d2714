/// What is asked of a web server: a GET, or something that is handed over.
package struct HTTPRequest: Hashable, Sendable {
    /// How much is taken, and for how long.
    package struct Limits: Hashable, Sendable {
        /// Bytes of the body after decoding.
        package var bytes: Int
        /// Seconds for everything, redirects included.
        package var seconds: Int
        /// Redirects that are followed.
        package var redirects: Int

        /// The defaults suit calendars.
        package init(bytes: Int = 10_000_000, seconds: Int = 30, redirects: Int = 5) {
            self.bytes = bytes
            self.seconds = seconds
            self.redirects = redirects
        }
    }

    /// What is handed over.
    package struct Content: Hashable, Sendable {
        /// How.
        package enum Method: String, Hashable, Sendable {
            case post = "POST"
            case put = "PUT"
        }

        /// How.
        package var method: Method
        /// Its media type.
        package var type: String
        /// What shows that we may: `Authorization: Bearer …`.
        package var token: String?
        /// The bytes.
        package var bytes: [UInt8]

        /// All parts given.
        package init(method: Method, type: String, token: String?, bytes: [UInt8]) {
            self.method = method
            self.type = type
            self.token = token
            self.bytes = bytes
        }
    }

    /// Where.
    package var address: HTTPAddress
    /// What is handed over; `nil`: something is fetched.
    package var content: Content?
    /// The ETag of the copy at hand: If-None-Match.
    package var entityTag: String?
    /// The Last-Modified of the copy at hand: If-Modified-Since.
    package var modifiedSince: String?
    /// What is acceptable: Accept.
    package var accept: String
    /// Hosts that may be in a private network and need no encryption.
    package var own: OwnHosts
    /// How much, how long.
    package var limits: Limits

    /// A GET without conditions unless they are given.
    package init(
        _ address: HTTPAddress, entityTag: String? = nil, modifiedSince: String? = nil,
        accept: String = "text/calendar, */*;q=0.5", own: OwnHosts = OwnHosts(),
        limits: Limits = Limits(), content: Content? = nil
    ) {
        self.address = address
        self.content = content
        self.entityTag = entityTag
        self.modifiedSince = modifiedSince
        self.accept = accept
        self.own = own
        self.limits = limits
    }
}

/// What a web server answered.
package struct HTTPResponse: Hashable, Sendable {
    /// Such as 200, 304, 404.
    package var status: Int
    /// ETag.
    package var entityTag: String?
    /// Last-Modified, as it was written.
    package var lastModified: String?
    /// Retry-After, as it was written.
    package var retryAfter: String?
    /// Decoded.
    package var body: [UInt8]

    /// All parts given.
    package init(
        status: Int, entityTag: String? = nil, lastModified: String? = nil,
        retryAfter: String? = nil, body: [UInt8] = []
    ) {
        self.status = status
        self.entityTag = entityTag
        self.lastModified = lastModified
        self.retryAfter = retryAfter
        self.body = body
    }
}

/// Why there is no answer. No case carries an address: those may hold secrets.
package enum TransferFault: Error, Hashable, Sendable {
    /// An address that may not be asked, perhaps one that a server sent us on to.
    case address(HTTPAddress.Fault)
    /// The host has an address in a private network.
    case privateNetwork(host: String)
    /// The host has no address, or does not answer.
    case unreachable(String)
    /// It took more seconds than allowed.
    case tooSlow(seconds: Int)
    /// The body, or its headers, went over the limit.
    case tooLarge(limit: Int)
    /// More redirects than allowed.
    case tooManyRedirects(Int)
    /// The certificate, or the encryption, is not to be trusted.
    case untrusted(String)
    /// There is no libcurl on this machine.
    case noLibrary
    /// Anything else, in libcurl's words.
    case failed(String)
}

/// Fetches over the web: libcurl, or a test's answers.
package protocol HTTPFetching: Sendable {
    /// One answer, whatever its status.
    func fetch(_ request: HTTPRequest) throws(TransferFault) -> HTTPResponse
}

import CCurl

/// Fetches with libcurl: encrypted, bounded, without cookies, passwords, proxies or private networks.
package struct CurlClient: HTTPFetching {
    private let userAgent: String

    /// - Parameter userAgent: such as `Kring/0.1.0`.
    package init(userAgent: String) { self.userAgent = userAgent }

    /// One answer, redirects followed, each looked at like the first address.
    package func fetch(_ request: HTTPRequest) throws(TransferFault) -> HTTPResponse {
        var request = request
        let clock = ContinuousClock()
        let end = clock.now + .seconds(request.limits.seconds)
        for _ in 0...request.limits.redirects {
            let left = (end - clock.now) / .milliseconds(1)
            guard left >= 1 else { throw .tooSlow(seconds: request.limits.seconds) }
            let (response, next) = try once(request, milliseconds: Int(left))
            // What is handed over goes where it was meant to go, and nowhere else.
            guard let next, request.content == nil, (300...399).contains(response.status) else {
                return response
            }
            do {
                request.address = try HTTPAddress(next, own: request.own)
            } catch {
                throw .address(error)
            }
        }
        throw .tooManyRedirects(request.limits.redirects)
    }

    private func once(
        _ request: HTTPRequest, milliseconds: Int
    ) throws(TransferFault) -> (HTTPResponse, next: String?) {
        guard let library = CurlLibrary.shared, var curl = library.handle() else {
            throw .noLibrary
        }
        let exchange = Exchange(request)
        let context = Unmanaged.passUnretained(exchange).toOpaque()
        prepare(&curl, request, milliseconds: milliseconds, context: context)
        let code = withExtendedLifetime(exchange) { curl.perform() }
        if let refusal = exchange.refusal { throw refusal }
        guard code == CURLE_OK else {
            throw CurlClient.fault(
                code, words: curl.words(for: code), seconds: request.limits.seconds)
        }
        let response = HTTPResponse(
            status: curl.number(CURLINFO_RESPONSE_CODE), entityTag: exchange.headers["etag"],
            lastModified: exchange.headers["last-modified"],
            retryAfter: exchange.headers["retry-after"], body: exchange.body)
        return (response, next: curl.text(CURLINFO_REDIRECT_URL))
    }

    private func prepare(
        _ curl: inout CurlHandle, _ request: HTTPRequest, milliseconds: Int,
        context: UnsafeMutableRawPointer
    ) {
        curl.set(CURLOPT_URL, request.address.text)
        curl.set(CURLOPT_PROTOCOLS_STR, request.address.scheme)
        curl.set(CURLOPT_FOLLOWLOCATION, 0)
        curl.set(CURLOPT_NOSIGNAL, 1)
        // A proxy would be connected to instead of the host whose address is to be looked at.
        curl.set(CURLOPT_PROXY, "")
        curl.set(CURLOPT_NETRC, 0)
        curl.set(CURLOPT_TIMEOUT_MS, milliseconds)
        curl.set(CURLOPT_CONNECTTIMEOUT_MS, min(milliseconds, 10_000))
        curl.set(CURLOPT_USERAGENT, userAgent)
        curl.set(CURLOPT_ACCEPT_ENCODING, "gzip")
        curl.add(header: "Accept: \(CurlClient.oneLine(request.accept))")
        if let tag = request.entityTag {
            curl.add(header: "If-None-Match: \(CurlClient.oneLine(tag))")
        }
        if let since = request.modifiedSince {
            curl.add(header: "If-Modified-Since: \(CurlClient.oneLine(since))")
        }
        if let content = request.content {
            // Copied by libcurl, for it may send it twice on a connection that died.
            content.bytes.withUnsafeBytes { bytes in
                curl.set(CURLOPT_POSTFIELDSIZE, bytes.count)
                curl.set(CURLOPT_COPYPOSTFIELDS, bytes: bytes)
            }
            curl.set(CURLOPT_CUSTOMREQUEST, content.method.rawValue)
            curl.add(header: "Content-Type: \(CurlClient.oneLine(content.type))")
            curl.add(header: "Expect:")
            if let token = content.token {
                curl.add(header: "Authorization: Bearer \(CurlClient.oneLine(token))")
            }
        }
        // MAXFILESIZE neither sees through gzip nor stops an endless body: bytes are counted as they come.
        curl.set(CURLOPT_WRITEDATA, context: context)
        curl.set(CURLOPT_WRITEFUNCTION) { data, size, count, context in
            guard let data, let context else { return 0 }
            let taken = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
                .take(UnsafeRawBufferPointer(start: data, count: size * count))
            return taken < 0 ? 0 : taken
        }
        curl.set(CURLOPT_HEADERDATA, context: context)
        curl.set(CURLOPT_HEADERFUNCTION) { data, size, count, context in
            guard let data, let context else { return 0 }
            let taken = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
                .takeHeader(UnsafeRawBufferPointer(start: data, count: size * count))
            return taken < 0 ? 0 : taken
        }
        curl.set(CURLOPT_OPENSOCKETDATA, context: context)
        curl.set { context, _, address in
            guard let context, let address,
                let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr)
            else { return -1 }
            // The number stands behind the struct's own 16 bytes when it is IPv6.
            return Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue().openSocket(
                UnsafeRawPointer(address) + offset, length: Int(address.pointee.addrlen),
                family: address.pointee.family, type: address.pointee.socktype,
                protocol: address.pointee.protocol)
        }
    }

    private static func fault(
        _ code: CURLcode, words: String, seconds: Int
    ) -> TransferFault {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: .tooSlow(seconds: seconds)
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_GOT_NOTHING,
            CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE:
            .unreachable(words)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ISSUER_ERROR:
            .untrusted(words)
        default: .failed(words)
        }
    }

    /// A header's value cannot begin another header.
    private static func oneLine(_ text: String) -> String {
        String(
            text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init))
    }
}

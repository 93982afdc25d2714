import CCurl

/// libcurl, loaded when it is first needed and never unloaded.
struct CurlLibrary: @unchecked Sendable {
    // Function pointers that never change once loaded: safe to share, which the compiler cannot see.
    private var functions: kring_curl

    /// `nil` when there is none on this machine.
    static let shared: CurlLibrary? = {
        var functions = kring_curl()
        return kring_curl_load(&functions) == 0 ? nil : CurlLibrary(functions: functions)
    }()

    private init(functions: kring_curl) { self.functions = functions }

    /// A transfer with its settings; `nil` when memory is short.
    func handle() -> CurlHandle? {
        functions.easy_init().map { CurlHandle($0, functions: functions) }
    }
}

/// One transfer of libcurl; freed with the value.
struct CurlHandle: ~Copyable {
    private let raw: UnsafeMutableRawPointer
    private var functions: kring_curl
    private var headers: UnsafeMutablePointer<curl_slist>?

    init(_ raw: UnsafeMutableRawPointer, functions: kring_curl) {
        self.raw = raw
        self.functions = functions
    }

    deinit {
        functions.easy_cleanup(raw)
        functions.slist_free_all(headers)
    }

    mutating func set(_ option: CURLoption, _ number: Int) {
        _ = kring_curl_set_number(&functions, raw, option, number)
    }

    mutating func set(_ option: CURLoption, _ text: String) {
        _ = kring_curl_set_text(&functions, raw, option, text)
    }

    mutating func set(_ option: CURLoption, calling function: kring_curl_data) {
        _ = kring_curl_set_data(&functions, raw, option, function)
    }

    mutating func set(openingSocketsWith function: kring_curl_socket) {
        _ = kring_curl_set_socket(&functions, raw, function)
    }

    mutating func set(_ option: CURLoption, context: UnsafeMutableRawPointer) {
        _ = kring_curl_set_context(&functions, raw, option, context)
    }

    mutating func add(header: String) {
        headers = functions.slist_append(headers, header)
        _ = kring_curl_set_list(&functions, raw, CURLOPT_HTTPHEADER, headers)
    }

    mutating func perform() -> CURLcode { functions.easy_perform(raw) }

    mutating func number(_ info: CURLINFO) -> Int {
        var value = 0
        _ = kring_curl_get_number(&functions, raw, info, &value)
        return value
    }

    mutating func text(_ info: CURLINFO) -> String? {
        var value: UnsafeMutablePointer<CChar>?
        _ = kring_curl_get_text(&functions, raw, info, &value)
        return value.map { String(cString: $0) }
    }

    func words(for code: CURLcode) -> String {
        functions.easy_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
    }
}

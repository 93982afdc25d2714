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
    private var list: UnsafeMutablePointer<curl_slist>?
    private let complaint: UnsafeMutablePointer<CChar>

    init(_ raw: UnsafeMutableRawPointer, functions: kring_curl) {
        self.raw = raw
        self.functions = functions
        complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
        complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        _ = kring_curl_set_context(&self.functions, raw, CURLOPT_ERRORBUFFER, complaint)
    }

    deinit {
        functions.easy_cleanup(raw)
        functions.slist_free_all(headers)
        functions.slist_free_all(list)
        complaint.deallocate()
    }

    mutating func set(_ option: CURLoption, _ number: Int) {
        _ = kring_curl_set_number(&functions, raw, option, number)
    }

    mutating func set(_ option: CURLoption, _ text: String) {
        _ = kring_curl_set_text(&functions, raw, option, text)
    }

    mutating func set(_ option: CURLoption, bytes: UnsafeRawBufferPointer) {
        // No bytes at all have no address; libcurl wants one.
        let start = bytes.baseAddress.map { UnsafeMutableRawPointer(mutating: $0) }
        _ = kring_curl_set_context(
            &functions, raw, option, start ?? UnsafeMutableRawPointer(complaint))
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

    /// A list in the place of the one that was set before; only one option may have one.
    mutating func set(_ option: CURLoption, list texts: [String]) {
        let before = list
        list = texts.reduce(nil) { functions.slist_append($0, $1) }
        _ = kring_curl_set_list(&functions, raw, option, list)
        functions.slist_free_all(before)
    }

    /// Sets a number later, from within a callback.
    func setter(_ option: CURLoption, _ number: Int) -> () -> Void {
        let (raw, functions) = (raw, functions)
        return {
            var functions = functions
            _ = kring_curl_set_number(&functions, raw, option, number)
        }
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

    /// What a code means in general.
    func words(for code: CURLcode) -> String {
        functions.easy_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
    }

    /// What went wrong with this transfer; it may name the host.
    func detail(for code: CURLcode) -> String {
        complaint.pointee == 0 ? words(for: code) : String(cString: complaint)
    }
}

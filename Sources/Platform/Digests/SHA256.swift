import CCrypto

/// The SHA-256 of some bytes (FIPS 180-4): 32 bytes.
package func sha256(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let message = Array(bytes)
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256(message, message.count, &digest)
    return digest
}

/// The SHA-256 of a text's UTF-8: 32 bytes.
package func sha256(_ text: String) -> [UInt8] { sha256(text.utf8) }

/// The HMAC-SHA-256 of a message (RFC 2104): 32 bytes. An empty key is as good as any other to it.
package func hmacSHA256(
    key: some Collection<UInt8>, message: some Collection<UInt8>
) -> [UInt8] {
    let message = Array(message)
    // A key longer than a block is replaced by its digest; done here because libcrypto counts keys
    // in Int32.
    let short = key.count > Int(SHA256_CBLOCK) ? sha256(key) : Array(key)
    // libcrypto reads a null key pointer as "the key of last time", so an empty key must still have
    // an address.
    let padded = short.isEmpty ? [0] : short
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    HMAC(EVP_sha256(), padded, Int32(short.count), message, message.count, &digest, nil)
    return digest
}

/// The HMAC-SHA-256 of a text's UTF-8: 32 bytes.
package func hmacSHA256(key: some Collection<UInt8>, message: String) -> [UInt8] {
    hmacSHA256(key: key, message: message.utf8)
}

/// Whether both are the same bytes, in a time that tells nothing about where they differ.
package func isEqualInConstantTime(
    _ one: some Collection<UInt8>, _ other: some Collection<UInt8>
) -> Bool {
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}

extension String {
    /// Whether some byte of the UTF-8 text is wanted; every byte is looked at, so that many are at once.
    @inline(__always)
    func hasByte(where isWanted: (UInt8) -> Bool) -> Bool {
        let answer = utf8.withContiguousStorageIfAvailable { bytes in
            var found: UInt8 = 0
            for byte in bytes { found |= isWanted(byte) ? 1 : 0 }
            return found != 0
        }
        return answer ?? utf8.contains(where: isWanted)
    }

    /// The text as C reads it; a short one, which Swift would copy to the heap for that, stays on the stack.
    func withShortCString<Result>(_ body: (UnsafePointer<CChar>?) -> Result) -> Result {
        let count = utf8.count
        guard count < 16 else { return withCString(body) }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: count + 1) { buffer in
            for (index, byte) in utf8.enumerated() { buffer[index] = CChar(bitPattern: byte) }
            buffer[count] = 0
            return body(buffer.baseAddress)
        }
    }
}

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
}

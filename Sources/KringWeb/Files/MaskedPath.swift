/// A request target as the log may keep it.
enum MaskedPath {
    /// The path with everything masked that is, or may be, a secret.
    ///
    /// Masked are whatever follows a segment `f`, every run of 16 letters and digits anywhere (a token pasted in the wrong
    /// place is still a token), and the whole of a target that is not even spelled like a published path: escapes could
    /// hide a token from the other two rules, and control characters could forge lines.
    static func text(_ target: String, hash: ([UInt8]) -> String) -> String {
        guard let path = PublishedPath(target: target) else {
            return "(malformed \(mask(Substring(target), hash)))"
        }
        var text = ""
        var isSecret = false
        for segment in path.segments {
            text += "/"
            text += isSecret ? maskedName(segment, hash) : maskedRuns(segment, hash)
            isSecret = isSecret || segment == "f" || segment == "F"
        }
        return text
    }

    private static func maskedName(_ name: String, _ hash: ([UInt8]) -> String) -> String {
        let ending = ".ics"
        guard name.hasSuffix(ending) else { return mask(Substring(name), hash) }
        return mask(name.dropLast(ending.count), hash) + ending
    }

    private static func maskedRuns(_ name: String, _ hash: ([UInt8]) -> String) -> String {
        var text = ""
        var rest = Substring(name)
        while !rest.isEmpty {
            let run = rest.prefix { $0.utf8.allSatisfy(isLetterOrDigit) }
            text += run.utf8.count >= 16 ? mask(run, hash) : String(run)
            rest = rest.dropFirst(run.count)
            let marks = rest.prefix { !$0.utf8.allSatisfy(isLetterOrDigit) }
            text += marks
            rest = rest.dropFirst(marks.count)
        }
        return text
    }

    private static func mask(_ secret: Substring, _ hash: ([UInt8]) -> String) -> String {
        String(hash(Array(secret.utf8)).prefix(6))
    }
}

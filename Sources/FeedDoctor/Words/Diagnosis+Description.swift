extension Diagnosis: CustomStringConvertible {
    /// For logs and tests, in English: `12 line-length: 80 octets`.
    public var description: String {
        "\(line) \(rule.rawValue): \(DoctorWords(.english).message(of: self))"
    }
}

/// Whether this machine and this workspace are fit to run.
package struct HealthReport: Sendable, Encodable {
    /// One thing that was looked at.
    package struct Finding: Sendable, Encodable {
        package var subject: HealthSubject
        /// Whether it is as it should be.
        package var isWell: Bool
        /// What was seen.
        package var fact: HealthFact
        /// How to mend it.
        package var advice: HealthAdvice?

        init(
            _ subject: HealthSubject, isWell: Bool, _ fact: HealthFact,
            advice: HealthAdvice? = nil
        ) {
            self.subject = subject
            self.isWell = isWell
            self.fact = fact
            self.advice = advice
        }

        private enum CodingKeys: String, CodingKey {
            case subject, isWell, advice
            case fact = "words"
        }
    }

    /// In the order of looking.
    package var findings: [Finding]
    /// What was mended before looking; `nil`: nothing was asked for.
    package var mended: [RepairWorkspace.Mending]?
    /// Whether all is well.
    package var isWell: Bool { findings.allSatisfy(\.isWell) }
}

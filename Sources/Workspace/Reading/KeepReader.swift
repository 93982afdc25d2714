import Communities

/// Reads `keep` of `kring.yaml`.
struct KeepReader {
    /// The terms; what cannot be read is as when nothing is said.
    func settings(_ cursor: Cursor?) -> KeepSettings {
        var keep = KeepSettings()
        let terms: [(String, WritableKeyPath<KeepSettings, Int?>)] = [
            ("texts", \.texts), ("sent", \.sent), ("plans", \.plans), ("answers", \.answers),
            ("members", \.members), ("harvest", \.harvest), ("groups", \.groups),
            ("turns", \.turns),
        ]
        guard let keys = cursor?.keys(terms.map(\.0)) else { return keep }
        for (key, term) in terms {
            guard let days = keys[key]?.read(TermText.days) else { continue }
            keep[keyPath: term] = days
        }
        return keep
    }
}

import DurableFiles

/// The layouts of several folders; a layout of an earlier folder takes the place of one in a later folder.
struct Layouts: Sendable {
    let folders: [String]

    /// A layout filled in.
    func render(_ name: String, _ context: [String: LayoutValue]) throws(Refusal) -> String {
        do {
            return try LayoutRenderer(folders: folders).render(name, context)
        } catch {
            throw Refusal(.configuration, error.description)
        }
    }

    /// A file among the layouts as it is.
    func text(_ name: String) throws(Refusal) -> String {
        for folder in folders {
            let bytes = try refusingFileFaults { () throws(FileFault) in
                try DurableFile.read("\(folder)/\(name)", limit: 1_000_000)
            }
            if let bytes { return String(decoding: bytes, as: UTF8.self) }
        }
        throw Refusal(.configuration, "there is no layout '\(name)'")
    }
}

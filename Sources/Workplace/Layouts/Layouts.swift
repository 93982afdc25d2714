import Platform
import Synchronization

/// The layouts of several folders; a layout of an earlier folder takes the place of one in a later folder.
///
/// Each is read once: twenty thousand mails take in the same one.
package final class Layouts: Sendable {
    package let folders: [String]
    private let known = Mutex<[String: ReadLayout]>([:])

    package init(folders: [String]) { self.folders = folders }

    /// A layout filled in.
    package func render(_ name: String, _ context: [String: LayoutValue]) throws(Refusal) -> String
    {
        do throws(LayoutFault) {
            if let layout = known.withLock({ $0[name] }) { return try layout.filled(with: context) }
            let layout = try LayoutRenderer(folders: folders).read(name)
            known.withLock { $0[name] = layout }
            return try layout.filled(with: context)
        } catch {
            throw Refusal(error)
        }
    }

    /// A file among the layouts as it is.
    package func text(_ name: String) throws(Refusal) -> String {
        for folder in folders {
            let bytes = try refusingFileFaults { () throws(FileFault) in
                try DurableFile.read("\(folder)/\(name)", limit: 1_000_000)
            }
            if let bytes { return String(decoding: bytes, as: UTF8.self) }
        }
        throw Refusal(WorkplaceRefusal.noLayout(name))
    }
}

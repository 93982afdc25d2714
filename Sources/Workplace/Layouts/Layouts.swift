package import Platform
import Synchronization

/// The layouts of several folders; a layout of an earlier folder takes the place of one in a later folder.
///
/// Each is read once: twenty thousand mails take in the same one.
package final class Layouts: Sendable {
    package let folders: [String]
    private let known = Mutex<[String: ReadLayout]>([:])
    /// Those of the last folder, which came with Kring, where there are others before them.
    private let builtIn: Layouts?
    private let replaced = Mutex<[LayoutFault]>([])
    private let bounds: ReadingBounds

    /// - Parameter bounds: where the layouts may lie.
    package init(folders: [String], bounds: ReadingBounds = .everywhere) {
        self.folders = folders
        self.bounds = bounds
        builtIn = folders.count > 1 ? Layouts(folders: folders.suffix(1), bounds: bounds) : nil
    }

    /// A layout filled in.
    package func render(_ name: String, _ context: [String: LayoutValue]) throws(Refusal) -> String
    {
        do throws(LayoutFault) {
            return try filled(name, context)
        } catch {
            throw Refusal(error)
        }
    }

    /// A layout filled in, or where that cannot be done the one of the last folder: a slip in a layout
    /// of one's own keeps no message back.
    package func renderOrReplace(
        _ name: String, _ context: [String: LayoutValue]
    ) throws(Refusal) -> String {
        do throws(LayoutFault) {
            return try filled(name, context)
        } catch {
            guard let builtIn else { throw Refusal(error) }
            let text = try builtIn.render(name, context)
            replaced.withLock { if !$0.contains(error) { $0.append(error) } }
            return text
        }
    }

    /// Why layouts of one's own were replaced so far, each reason once.
    package var replacements: [LayoutFault] { replaced.withLock { $0 } }

    /// A layout filled in, with what is wrong with it as a fact.
    package func filled(
        _ name: String, _ context: [String: LayoutValue]
    ) throws(LayoutFault) -> String {
        try read(name).filled(with: context)
    }

    /// Why a layout cannot be filled in with that; nothing when it can be.
    package func faults(of name: String, _ context: [String: LayoutValue]) -> [LayoutFault] {
        do throws(LayoutFault) {
            return try read(name).faults(with: context)
        } catch {
            return [error]
        }
    }

    /// The names of all layouts that one takes in, its own too; none where it cannot be read.
    package func parts(of name: String) -> Set<String> {
        // What is wrong with it is said by who fills it in.
        (try? read(name))?.parts ?? []
    }

    private func read(_ name: String) throws(LayoutFault) -> ReadLayout {
        if let layout = known.withLock({ $0[name] }) { return layout }
        let layout = try LayoutRenderer(folders: folders, bounds: bounds).read(name)
        known.withLock { $0[name] = layout }
        return layout
    }

    /// A file among the layouts as it is.
    package func text(_ name: String) throws(Refusal) -> String {
        for folder in folders {
            let bytes = try refusingFileFaults { () throws(FileFault) in
                try bounds.read("\(folder)/\(name)", limit: 1_000_000)
            }
            if let bytes { return String(decoding: bytes, as: UTF8.self) }
        }
        throw Refusal(WorkplaceRefusal.noLayout(name))
    }
}

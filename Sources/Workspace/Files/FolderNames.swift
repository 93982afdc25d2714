import Foundation
import Platform

/// The names in a folder of the workspace, in order. A folder that is not there has none; one that
/// is there and cannot be read is a fault, for what it holds would else be taken for not wanted.
///
/// - Parameter shown: how people know the folder, where that is not its path.
func namesInFolder(
    _ path: String, in folder: URL, called shown: String? = nil, bounds: ReadingBounds,
    log: FaultLog
) -> [String] {
    let whole = folder.appendingPathComponent(path).path
    guard FileManager.default.fileExists(atPath: whole) else { return [] }
    guard bounds.hold(whole) else {
        log.add(.outside, path: shown ?? path)
        return []
    }
    do {
        return try FileManager.default.contentsOfDirectory(atPath: whole).sorted()
    } catch {
        log.add(.folderUnreadable, path: shown ?? path)
        return []
    }
}

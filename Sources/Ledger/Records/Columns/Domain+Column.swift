public import CivilTime
public import Communities
public import Facilitation
public import GRDB

// Texts in columns: identifiers and words as they are, days as `2027-03-01`. All that it takes is
// that GRDB knows.

extension CommunityID: DatabaseValueConvertible {}
extension MethodID: DatabaseValueConvertible {}
extension PersonID: DatabaseValueConvertible {}
extension SeasonID: DatabaseValueConvertible {}
extension SessionID: DatabaseValueConvertible {}
extension SessionUID: DatabaseValueConvertible {}

extension CivilDate: DatabaseValueConvertible {}

extension Answer: DatabaseValueConvertible {}
extension CommunityChange: DatabaseValueConvertible {}
extension HarvestKind: DatabaseValueConvertible {}
extension HarvestState: DatabaseValueConvertible {}
extension Pin.Decision: DatabaseValueConvertible {}
extension Visibility: DatabaseValueConvertible {}

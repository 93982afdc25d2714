/// Why a line of a harvest could not be read.
public struct HarvestFault: Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// Nothing tells what the line is; the word before its colon, where there is one.
        case unknownKind(word: String?)
        /// A kind is named and nothing said.
        case nothingSaid(HarvestKind)
        /// No person has that identifier or first name.
        case unknownPerson(String)
        /// Several people have that first name.
        case severalPeople(String, [String])
        /// A second owner.
        case secondOwner(String)
        /// A second number.
        case secondNumber(String)
        /// An experiment is looked at again on something that is no day.
        case noDay(String)
        /// A text is longer than `HarvestItem.longest`.
        case tooLong
        /// More things than `HarvestReader.most`.
        case tooMany
    }

    /// The line, from 1.
    public var line: Int
    /// The column, from 1, in Unicode scalars.
    public var column: Int
    /// What is wrong.
    public var reason: Reason

    package init(line: Int, column: Int, reason: Reason) {
        self.line = line
        self.column = column
        self.reason = reason
    }
}

/// A cell of a data provider's row.
enum Cell: Sendable, Equatable, ExpressibleByStringLiteral {
    /// A fitting value of the driver's choice.
    case auto
    /// The element is there, and empty; an optional one that may be left out is.
    case empty
    /// What the last row that was sent had.
    case previous
    /// So many random letters.
    case letters(Int)
    /// These characters, with random letters in place of the asterisk, so many.
    case pattern(String, Int)
    case text(String)

    init(stringLiteral value: String) { self = .text(value) }
}

/// Rows in which a cell that is not given is that of the row above.
struct RowTable<Column: Hashable & Sendable>: Sendable {
    struct Row: Sendable {
        /// Counted from zero, as the specification's row identifiers are.
        let number: Int
        let passes: Bool
        let cells: [Column: Cell]

        func cell(_ column: Column) -> Cell { cells[column] ?? .empty }

        /// Whether a column that decides if the row is played has another value than these.
        func isFor(_ column: Column, _ values: String...) -> Bool {
            guard case .text(let value) = cell(column) else { return true }
            return values.contains(value)
        }
    }

    enum Expected: Sendable { case pass, fail }

    let rows: [Row]

    init(_ rows: [(Expected, [Column: Cell])]) {
        var above: [Column: Cell] = [:]
        self.rows = rows.enumerated().map { number, row in
            above.merge(row.1) { $1 }
            return Row(number: number, passes: row.0 == .pass, cells: above)
        }
    }
}

import EPP
import XML

/// How two documents differ as trees: white space between elements, prefixes and the order of attributes say nothing.
package enum XMLDifference {
    /// Matches any content of an element, or any attribute value, on the expected side.
    package static let anything = "%ANY%"

    /// The first difference, with the path to it; nil where there is none.
    package static func first(expected: Element, actual: Element) -> String? {
        first(expected, actual, "")
    }

    private static func first(_ expected: Element, _ actual: Element, _ parent: String) -> String? {
        let path = "\(parent)/\(expected.name)"
        guard expected.name == actual.name else { return "\(path): <\(actual.name)> stands there" }
        guard expected.namespace == actual.namespace else {
            return "\(path): namespace \(expected.namespace) expected, \(actual.namespace) found"
        }
        let isOpen = expected.children.isEmpty && expected.text == anything
        return ofAttributes(expected, actual, path) ?? (isOpen ? nil : ofContent(expected, actual, path))
    }

    private static func ofContent(_ expected: Element, _ actual: Element, _ path: String) -> String? {
        ofText(expected, actual, path)
            ?? ofChildren(expected, actual, path)
    }

    private static func ofAttributes(_ expected: Element, _ actual: Element, _ path: String) -> String? {
        let wanted = values(expected)
        let found = values(actual)
        for name in Set(wanted.keys).union(found.keys).sorted() where !matches(wanted[name], found[name]) {
            return "\(path)/@\(name): \(quoted(wanted[name])) expected, \(quoted(found[name])) found"
        }
        return nil
    }

    private static func ofText(_ expected: Element, _ actual: Element, _ path: String) -> String? {
        let (wanted, found) = (text(expected), text(actual))
        return matches(wanted, found) ? nil : "\(path): \(quoted(wanted)) expected, \(quoted(found)) found"
    }

    private static func ofChildren(_ expected: Element, _ actual: Element, _ path: String) -> String? {
        for (wanted, found) in zip(expected.children, actual.children) {
            if let difference = first(wanted, found, path) { return difference }
        }
        let count = min(expected.children.count, actual.children.count)
        if let missing = expected.children.dropFirst(count).first { return "\(path): <\(missing.name)> is missing" }
        return actual.children.dropFirst(count).first.map { "\(path): <\($0.name)> is one too many" }
    }

    private static func matches(_ expected: String?, _ actual: String?) -> Bool {
        expected == actual || (expected == anything && actual != nil)
    }

    private static func values(_ element: Element) -> [String: String] {
        let pairs = element.attributes.map {
            ("\($0.namespace.isEmpty ? "" : "{\($0.namespace)}")\($0.name)", $0.value)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// Between elements white space says nothing.
    private static func text(_ element: Element) -> String {
        element.children.isEmpty ? element.text : element.text.collapsed
    }

    private static func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "nothing" }
}

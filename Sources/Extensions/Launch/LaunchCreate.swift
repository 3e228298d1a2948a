import EPP
import Marks
import Registry
import XML

/// `launch:create`: the phase, and what it asks for (RFC 8334 §3.3).
struct LaunchCreate: Sendable {
    let phase: PhaseName
    /// What the client expects to make.
    let object: LaunchPhase.Object?
    let marks: SentMarks
    let notices: [ClaimsNotice]

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element, attributes: ["type"])
        object = try element.value(attribute: "type", LaunchPhase.Object.self)
        phase = try PhaseName(children.required("phase"))
        marks = try SentMarks(&children)
        notices = try children.many("notice").map { element throws(EPPError) in try ClaimsNotice(element) }
        try children.end()
    }

}

/// `launch:codeMark`: a code, a mark, or a mark with its code (RFC 8334 §2.6.1).
struct SentMark: Sendable {
    let code: String?
    let validatorID: String?
    let mark: Mark?

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        let code = children.optional("code")
        self.code = try code?.token(1...Int.max, attributes: ["validatorID"])
        validatorID = try code?.validatorID()
        mark = try children.next.map { element throws(EPPError) in
            _ = try children.any("mark")
            guard element.namespace == Namespace.mark, element.name == "mark" else {
                throw EPPError(.syntaxError, "<\(element.name)> is no mark of RFC 7848", at: Item(element))
            }
            return try Mark(element)
        }
        try children.end()
    }

    /// The model that it follows; nil where there is nothing in it.
    var model: LaunchPhase.MarkModel? {
        switch (code, mark) {
        case (_?, _?): .codeWithMark
        case (_?, nil): .code
        case (nil, _?): .mark
        case (nil, nil): nil
        }
    }
}

extension ClaimsNotice {
    /// `launch:notice` (RFC 8334 §3.3.2).
    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        let id = try children.required("noticeID")
        self.init(
            noticeID: try id.token(1...Int.max, attributes: ["validatorID"]),
            validatorID: try id.validatorID(),
            notAfter: try children.required("notAfter").instant(),
            acceptedDate: try children.required("acceptedDate").instant()
        )
        try children.end()
    }
}

extension Element {
    /// `validatorIDType` (RFC 8334 §2.2).
    func validatorID() throws(EPPError) -> String? {
        guard let text = self[attribute: "validatorID"]?.collapsed else { return nil }
        guard !text.isEmpty else {
            throw EPPError(.valueSyntax, "a validator's identifier is not empty", "RFC 8334 §2.2", at: Item(self))
        }
        return text
    }
}

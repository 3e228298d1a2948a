import EPP

/// What a domain remembers of the launch phase in which it was registered, or an application in which it was made.
package struct LaunchRecord: Sendable, Equatable, Codable {
    package var phase: PhaseName
    /// Of the application that the domain was allocated to.
    package var applicationID: String?
    package var marks: [Mark]?
    package var notices: [ClaimsNotice]?

    package init(_ phase: PhaseName, applicationID: String? = nil, marks: [Mark]? = nil, notices: [ClaimsNotice]? = nil)
    {
        (self.phase, self.applicationID, self.marks, self.notices) = (phase, applicationID, marks, notices)
    }

    /// Where a domain keeps it.
    package enum Key: ExtensionDataKey {
        package typealias Value = LaunchRecord
        package static var name: String { "launch" }

        package static func flaw(in record: LaunchRecord) -> String? {
            (record.marks ?? []).lazy.compactMap(\.flaw).first
        }
    }
}

/// That a registrant has been told of a trademark, and wants the name all the same (RFC 8334 §3.3.2).
package struct ClaimsNotice: Sendable, Equatable, Codable {
    package let noticeID: String
    package let validatorID: String?
    package let notAfter: Instant
    package let acceptedDate: Instant

    package init(noticeID: String, validatorID: String?, notAfter: Instant, acceptedDate: Instant) {
        (self.noticeID, self.validatorID) = (noticeID, validatorID)
        (self.notAfter, self.acceptedDate) = (notAfter, acceptedDate)
    }
}

/// What has become of an application, as a poll message tells it beside its notice (RFC 8334 §2.5).
package struct LaunchState: Sendable, Equatable, Codable {
    package let phase: PhaseName
    package let applicationID: String
    package let status: LaunchApplication.Status
    /// Of a status of the registry's own.
    package let statusName: String?
    /// Why, in words for people.
    package let text: String?

    package init(_ application: LaunchApplication) {
        (phase, applicationID) = (application.record.phase, application.id)
        (status, statusName, text) = (application.status, application.statusName, application.statusText)
    }

    /// Where a message keeps it.
    package enum Key: ExtensionDataKey {
        package typealias Value = LaunchState
        package static var name: String { "launch" }
    }
}

/// Every command of the base protocol: adding one is a file and a line here.
package let standardCommands: [AnyCommand] = [
    AnyCommand(Login.self), AnyCommand(Logout.self),
    AnyCommand(PollRequest.self), AnyCommand(PollAcknowledge.self),
    AnyCommand(DomainCheck.self), AnyCommand(DomainInfo.self), AnyCommand(DomainCreate.self),
    AnyCommand(DomainUpdate.self), AnyCommand(DomainDelete.self), AnyCommand(DomainRenew.self),
    AnyCommand(DomainTransferRequest.self), AnyCommand(DomainTransferQuery.self),
    AnyCommand(DomainTransferApprove.self), AnyCommand(DomainTransferReject.self),
    AnyCommand(DomainTransferCancel.self),
    AnyCommand(ContactCheck.self), AnyCommand(ContactInfo.self), AnyCommand(ContactCreate.self),
    AnyCommand(ContactUpdate.self), AnyCommand(ContactDelete.self),
    AnyCommand(ContactTransferRequest.self), AnyCommand(ContactTransferQuery.self),
    AnyCommand(ContactTransferApprove.self), AnyCommand(ContactTransferReject.self),
    AnyCommand(ContactTransferCancel.self),
    AnyCommand(HostCheck.self), AnyCommand(HostInfo.self), AnyCommand(HostCreate.self), AnyCommand(HostUpdate.self),
    AnyCommand(HostDelete.self),
]

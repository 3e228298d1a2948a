/// Every command of the base protocol: adding one is a file and a line here.
package let standardCommands: [any Command.Type] = [
    Login.self, Logout.self,
    PollRequest.self, PollAcknowledge.self,
    DomainCheck.self, DomainInfo.self, DomainCreate.self, DomainUpdate.self, DomainDelete.self, DomainRenew.self,
    DomainTransferRequest.self, DomainTransferQuery.self, DomainTransferApprove.self, DomainTransferReject.self,
    DomainTransferCancel.self,
    ContactCheck.self, ContactInfo.self, ContactCreate.self, ContactUpdate.self, ContactDelete.self,
    ContactTransferRequest.self, ContactTransferQuery.self, ContactTransferApprove.self, ContactTransferReject.self,
    ContactTransferCancel.self,
    HostCheck.self, HostInfo.self, HostCreate.self, HostUpdate.self, HostDelete.self,
]

/** Where sources about Dataverse disagree, or say that it does now this and now that: which of them the emulator follows. */
export interface Behaviour {
  /** Microsoft Learn says that an active flow can't be deleted; a recorded exchange of 2026 shows that it is. */
  readonly deletingActiveFlows: 'allowed' | 'refused';
  /**
   * When the flow service looks whether the caller can use a flow's connections. That turning on is refused is reported many
   * times; Microsoft Learn also wants a valid connection for saving, but whether a PATCH of a flow that is on is refused is
   * not established (one public project reports that it is not).
   */
  readonly checkingConnections: 'whenTurnedOn' | 'whenSaved';
  /**
   * How a connection reference without a connection is refused: with the code XrmConnectionReferenceMissingConnection in a
   * nested error (reports from 2020 to 2023), or in words alone, without a nested error (reports of 2026).
   */
  readonly refusingUnboundReferences: 'withCode' | 'inWords';
  /**
   * A row trigger whose Run as is none of its choices: one public project saw that it is activated without a subscription.
   * That it is refused is not reported; the switch is there to see that nothing depends on it.
   */
  readonly unknownRunAs: 'activatedWithoutSubscription' | 'refused';
  /**
   * Flows that fall back to Draft after the answer said that they were turned on, or saved while on: all, none, or these
   * workflowids. Microsoft's own code guards against it; when it happens is unknown.
   */
  readonly fallingBackToDraft: 'always' | 'never' | readonly string[];
  /**
   * When the subscription of a Dataverse trigger is written anew: Microsoft Learn says when the flow is saved or turned on;
   * two public projects saw an old one outlive a save, or no new one after the Web API turned the flow on.
   */
  readonly renewingSubscriptions: 'whenSavedOrTurnedOn' | 'whenTurnedOn' | 'never';
}

/** What the emulator does unless it is told otherwise. */
export const defaultBehaviour: Behaviour = {
  deletingActiveFlows: 'allowed',
  checkingConnections: 'whenTurnedOn',
  refusingUnboundReferences: 'withCode',
  unknownRunAs: 'activatedWithoutSubscription',
  fallingBackToDraft: 'never',
  renewingSubscriptions: 'whenSavedOrTurnedOn',
};

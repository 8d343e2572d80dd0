/** Where sources about Dataverse disagree, or say that it does now this and now that: which of them the emulator follows. */
export interface Behaviour {
  /** Microsoft Learn says that an active flow can't be deleted; a recorded exchange of 2026 shows that it is. */
  readonly deletingActiveFlows: 'allowed' | 'refused';
}

/** What the emulator does unless it is told otherwise. */
export const defaultBehaviour: Behaviour = { deletingActiveFlows: 'allowed' };

/** Whether an application is still registered in Microsoft Entra, as Dataverse has last seen (`systemuser.azurestate`). */
export type EntraState = 'exists' | 'soft-deleted' | 'not-found' | 'unknown';

/** A row of `systemuser` that stands for an application: a service principal's identity in one environment. */
export interface ApplicationUser {
  readonly id: string;
  /** Application (client) ID, in lower case. */
  readonly applicationId: string;
  readonly name: string | null;
  readonly disabled: boolean;
  /** Whether it was deleted and can still be seen (`deletedstate`): it counts for nothing, and stands in the way of a new one. */
  readonly softDeleted: boolean;
  readonly entra: EntraState;
  /** Object ID in Microsoft Entra, which Dataverse fills in; null where it hasn't. */
  readonly objectId: string | null;
  readonly businessUnitId: string;
  readonly businessUnitName: string | null;
  readonly modifiedOn: Date | null;
}

/** A row of `businessunit`. */
export interface BusinessUnit {
  readonly id: string;
  readonly name: string;
  /** Null for the topmost one. */
  readonly parentId: string | null;
}

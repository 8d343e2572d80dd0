/** A connection reference as a solution carries it: without its connection. */
export interface SolutionConnectionReference {
  readonly logicalName: string;
  readonly displayName: string;
  /** Such as `/providers/Microsoft.PowerApps/apis/shared_office365`. */
  readonly connectorId: string;
  readonly description: string | null;
  /** `connectionreference.statecode`: 0 Active, 1 Inactive. */
  readonly stateCode: number;
  readonly managed: boolean;
}

/** A cloud flow as a solution carries it. */
export interface SolutionFlow {
  /** A GUID in lower case. */
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** `workflow.statecode`: 0 Draft, 1 Activated, 2 Suspended. */
  readonly stateCode: number;
  /** The JSON text as it stands in the file, without a byte order mark. */
  readonly clientData: string;
  readonly managed: boolean;
}

/** What this project needs of one or several solutions. */
export interface Solution {
  /** Their unique names. */
  readonly names: readonly string[];
  /** Each logical name once. */
  readonly connectionReferences: readonly SolutionConnectionReference[];
  /** Each id once. */
  readonly flows: readonly SolutionFlow[];
}

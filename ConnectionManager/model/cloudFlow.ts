import type { Owner } from './owner';

/** Whether a cloud flow runs: `on`, `off` (draft), or `suspended` by the service or a data policy. */
export type FlowState = 'on' | 'off' | 'suspended';

/** A row of the `workflow` table that is a cloud flow, without its definition. */
export interface CloudFlow {
  readonly id: string;
  readonly name: string;
  readonly state: FlowState;
  /** Why the flow is suspended, in the service's words; null where it gave none. */
  readonly suspensionReason: string | null;
  readonly managed: boolean;
  /** Whether a managed flow may be changed (`iscustomizable`); null where it isn't known. */
  readonly customizable?: boolean | null;
  readonly owner: Owner;
  /** The row's version, which every change moves; null where it isn't known. */
  readonly version: string | null;
  /** When the row was last changed. */
  readonly modifiedOn: Date | null;
}

import type { ConnectionProvider, RunAs } from '../flowProfile';

/** What can be chosen for Run as. */
export type RunAsChoice = Exclude<RunAs, 'unknown'>;

/** A setting of a flow that can be edited, with its value. Those with a key belong to one entry of the flow's `connectionReferences`. */
export type SettingValue =
  | { readonly setting: 'run-as'; readonly runAs: RunAs }
  | { readonly setting: 'use-invoker'; readonly key: string; readonly useInvoker: boolean }
  | { readonly setting: 'provided-by'; readonly key: string; readonly providedBy: ConnectionProvider }
  | { readonly setting: 'connection-reference'; readonly key: string; readonly connectionReference: string | null };

/** A setting as it was seen, and as it is to be. Both are of the same setting and key. */
export interface SettingChange {
  readonly from: SettingValue;
  readonly to: SettingValue;
}

/** A place of a definition where a value was replaced, added or taken away: as JSON text, so that it can be put back byte for byte. */
export interface DefinitionChange extends SettingChange {
  /** Property names from the definition's root. */
  readonly path: readonly string[];
  /** Null where there was none. */
  readonly before: string | null;
  /** Null where there is none now. */
  readonly after: string | null;
}

/** A setting that somebody else has changed since it was seen. */
export interface SettingConflict {
  readonly change: SettingChange;
  readonly now: SettingValue;
}

/**
 * Why a definition can't be edited: it isn't JSON, or no flow; it has no such entry or no row trigger; the entry has the form of
 * packages (`source`), of which nothing is known as a row; or a name on the way stands twice, so that nobody knows which one counts,
 * or something stands there that doesn't belong, such as a number in place of an object.
 */
export type EditProblem = 'not-json' | 'not-a-flow' | 'no-such-connection' | 'no-row-trigger' | 'package-form' | 'ambiguous';

/** What became of a definition's text. */
export type Rewritten =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly text: string; readonly changes: readonly DefinitionChange[] }
  | { readonly kind: 'conflict'; readonly conflicts: readonly SettingConflict[] }
  | { readonly kind: 'impossible'; readonly problem: EditProblem };

/** Edits a definition's text as it is now: what is as it is to be stays, and what is neither that nor as it was seen is a conflict. */
export type Rewrite = (text: string) => Rewritten;

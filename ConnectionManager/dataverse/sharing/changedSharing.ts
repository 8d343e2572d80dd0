import type { Problem } from '../../model/problem';
import type { SharedRight, SharedWith } from '../../model/sharing';

/** Which rights somebody had and has now; {@link undoSharing} takes it to go back. */
export interface ChangedRights {
  readonly before: readonly SharedRight[];
  readonly after: readonly SharedRight[];
}

/**
 * What became of changing what somebody may do with a flow.
 *
 * `done` it was changed, and seen to be; `already` nothing was to be done: `now` is what they have, which may be more than was asked
 * for (a co-owner may run the flow, too); `conflict` they have other rights by now than whoever asks has seen, and nothing was done;
 * `gone` there is no such flow any more; `not-kept` it was accepted, and they don't have it so; `refused` it wasn't made; `lost` no
 * answer came, and it wasn't made; `uncertain` no answer came or it can't be read back, so that nobody knows.
 *
 * `now` is null where the flow isn't shared with them.
 */
export type ChangedSharing =
  | ({ readonly outcome: 'done' } & ChangedRights)
  | { readonly outcome: 'already' | 'conflict' | 'not-kept'; readonly now: SharedWith | null }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused' | 'lost' | 'uncertain'; readonly problem: Problem };

import { guidIn } from '../../model/servicePrincipals/registration';
import { emptyDraft, type SetupDraft, type StepName } from '../../model/servicePrincipals/setup';

/** What a draft is kept under as long as it has no application ID. */
export const UNFINISHED = '';

/** A draft that was saved to go on with later. */
export interface SavedDraft {
  readonly draft: SetupDraft;
  readonly step: StepName;
  /** Whether every step was done. */
  readonly finished: boolean;
}

/** A setup that is open. */
export interface OpenSetup {
  /** Another one for each time a setup is opened: what was begun in an earlier one doesn't change this. */
  readonly run: number;
  readonly draft: SetupDraft;
  /** The draft as it was opened or filled in by itself: what differs from it was typed or chosen by the person. */
  readonly opened: SetupDraft;
  readonly step: StepName;
}

/**
 * What a draft is kept under.
 *
 * @param draft The draft.
 * @returns The application ID in lower case; {@link UNFINISHED} as long as it has none.
 */
export function draftKey({ applicationId }: SetupDraft): string {
  return guidIn(applicationId) ?? UNFINISHED;
}

/**
 * Whether a person has typed or chosen something.
 *
 * @param open The setup.
 * @returns Whether leaving would lose something.
 */
export function isDirty({ draft, opened }: OpenSetup): boolean {
  return (Object.keys(emptyDraft) as (keyof SetupDraft)[]).some((key) => JSON.stringify(draft[key]) !== JSON.stringify(opened[key]));
}

/**
 * A draft after a change. With another application ID, what was found out for the one before is no longer meant; where a draft of that
 * application was saved, it goes on from there.
 *
 * @param draft The draft before.
 * @param some What was typed or chosen.
 * @param saved The draft that was saved of an application; null where there is none.
 * @returns The draft after it.
 */
export function changedDraft(draft: SetupDraft, some: Partial<SetupDraft>, saved: (key: string) => SetupDraft | null): SetupDraft {
  const changed = { ...draft, ...some };
  const key = draftKey(changed);
  if (key === UNFINISHED || key === draftKey(draft)) {
    return changed;
  }
  const before = saved(key);
  const own = draftKey(draft) === UNFINISHED ? changed : { ...changed, connectionId: '', bindIds: null };
  return before === null ? own : { ...before, ...some, name: own.name || before.name, tenantId: own.tenantId || before.tenantId };
}

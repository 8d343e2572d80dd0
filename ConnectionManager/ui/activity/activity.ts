import type { FlowState } from '../../model/cloudFlow';
import type { SettingChange } from '../../model/flow/editing/settingChange';

/** What was changed. */
export type ActivityChange =
  | { readonly what: 'setting'; readonly change: SettingChange; /** Name of the connection that it's of; its key where that is all that's known. */ readonly connection?: string }
  | { readonly what: 'run-only-user-added' | 'run-only-user-removed'; readonly id: string; readonly name: string }
  | { readonly what: 'role-given'; readonly role: string; readonly user: string | null }
  | { readonly what: 'state'; readonly from: FlowState; readonly to: FlowState }
  | { readonly what: 'connection'; readonly from: string | null; readonly to: string | null }
  /** Something else, in the words of whoever did it; one of the same words is about the same. */
  | { readonly what: 'other'; readonly words: string; readonly before: string; readonly after: string };

/** What a change was made to. */
export interface ActivitySubject {
  readonly kind: 'flow' | 'connection-reference' | 'application-user' | 'security-role';
  readonly id: string;
  readonly name: string;
}

/** What became of putting something back, in words. */
export interface ToldUndo {
  readonly done: boolean;
  readonly message: string;
  /** Code and the service's own words; empty for none. */
  readonly details: string;
}

/** A change that was made, as it is recorded. */
export interface NewActivity {
  readonly subject: ActivitySubject;
  readonly changes: readonly ActivityChange[];
  /** The flow's definition (`clientdata`) before it, kept until the control goes; null for changes of anything else. */
  readonly definitionBefore: string | null;
  /** Whether somebody else has changed it again, or a part of it, so that an old value isn't one that is only not read again yet. */
  readonly overwritten?: boolean;
  /**
   * Puts back what was there. It never rejects. Several may be called at once, though not of the same subject: each waits for the service
   * as it has to. Null where that can't be done.
   */
  readonly undo: (() => Promise<ToldUndo>) | null;
}

/** How far putting a change back has come. */
export type UndoState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly told: ToldUndo }
  | { readonly kind: 'failed'; readonly told: ToldUndo };

/** A change that was made in this session. */
export interface Activity extends NewActivity {
  readonly id: string;
  readonly at: Date;
  readonly undone: UndoState;
}

/** What was changed in this session, the latest first. */
export interface ActivityLog {
  /** Another array after each change. */
  readonly current: () => readonly Activity[];
  /** @returns Ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Records a change, in place of what was recorded under an id before where that is given: what it came to is known better now.
   *
   * @returns The id under which it was recorded.
   */
  readonly add: (activity: NewActivity, instead?: string | null) => string;
  /** Puts changes back, those of the same subject the latest first; those that were put back, can't be or are being put back are left out. It never rejects. */
  readonly undo: (ids: readonly string[]) => Promise<void>;
}

import type { CloudFlow, FlowState } from '../model/cloudFlow';
import type { DefinitionChange, EditProblem, SettingConflict } from '../model/flow/editing/settingChange';
import type { FlowReading } from '../model/flow/parseFlow';
import type { RunAs } from '../model/flow/flowProfile';
import type { Problem } from '../model/problem';
import type { TurnedFlow } from './changeFlowState';

/** A flow as it is at this moment, with its definition's text. */
export interface OpenedFlow {
  readonly flow: CloudFlow;
  readonly reading: FlowReading;
  /** The column `clientdata`. */
  readonly text: string;
}

/** A flow whose definition is to be saved. */
export interface FlowToSave {
  readonly id: string;
  /** Whether changes of rows start it, and the caller would see what it is subscribed to. */
  readonly subscribesInSight: boolean;
}

/**
 * What a flow's trigger is subscribed to after saving: `as-set` with the saved Run as, `differs` with another one, `missing` to nothing,
 * `not-looked-at` for flows that are off or have no row trigger, or where the caller wouldn't see it.
 */
export type SavedSubscription =
  | { readonly kind: 'as-set' | 'missing' | 'not-looked-at' }
  | { readonly kind: 'differs'; readonly runAs: RunAs };

/** What was written, and the text from before, so that it can be put back. */
export interface WrittenDefinition {
  readonly changes: readonly DefinitionChange[];
  readonly textBefore: string;
}

/** Who has changed a row last, as far as it is known. */
export interface LastChange {
  readonly by: string | null;
  readonly at: Date | null;
}

/**
 * What became of saving a flow.
 *
 * `saved` the row has it, and `elsewhere` is there where other places aren't as they were sent, since somebody has changed them
 * in between; `fell-back` the row has it, and the service has turned the flow off: `turnedOn` says what turning it on again came to;
 * `uncertain` no answer came or it can't be read back, so that nobody knows; all others are {@link NotSaved}: `written` is there where
 * something had been written before, and somebody else has since overwritten it, or a part of it.
 */
export type SavedFlow =
  | ({
      readonly outcome: 'saved';
      readonly state: FlowState;
      readonly subscription: SavedSubscription;
      readonly elsewhere?: LastChange | null;
      /** Whether the flow was on after it was saved, and isn't a few seconds later. */
      readonly turnedOff?: boolean;
    } & WrittenDefinition)
  | ({ readonly outcome: 'fell-back'; readonly turnedOn: TurnedFlow } & WrittenDefinition)
  | ({ readonly outcome: 'uncertain'; readonly problem: Problem } & WrittenDefinition)
  | (NotSaved & { readonly written?: WrittenDefinition });

/**
 * How saving ended without the row having it by us.
 *
 * `already` nothing was to be done; `gone` there is no such row any more; `not-kept` it was accepted, and the row doesn't have it;
 * `conflict` somebody else has changed the same settings; `impossible` the definition can't be edited; `refused` it wasn't made; `lost`
 * no answer came, and the row doesn't have it.
 */
export type NotSaved =
  | { readonly outcome: 'already' | 'gone' | 'not-kept' }
  | ({ readonly outcome: 'conflict'; readonly conflicts: readonly SettingConflict[] } & LastChange)
  | { readonly outcome: 'impossible'; readonly problem: EditProblem }
  | { readonly outcome: 'refused' | 'lost'; readonly problem: Problem };

import * as React from 'react';
import type { SavedFlow } from '../../../dataverse/savedFlow';
import type { SettingConflict } from '../../../model/flow/editing/settingChange';
import type { FlowSettings } from '../../../model/flowSettings/flowSettings';
import { withSetting } from './settingValues';

/** Which of two versions of a setting is to be: the one that somebody else has set meanwhile, or one's own. */
export type ConflictChoice = 'theirs' | 'mine';

/** Settings that somebody else has changed meanwhile, and what was chosen of each. */
export interface ConflictsToSettle {
  readonly conflicts: readonly SettingConflict[];
  /** By the conflict's place; null where nothing was chosen yet. */
  readonly chosen: readonly (ConflictChoice | null)[];
  /** Whether there are some of which nothing was chosen. */
  readonly open: boolean;
  readonly choose: (index: number, choice: ConflictChoice) => void;
}

/** The choices, and what they make of the settings. */
export interface Conflicts extends Omit<ConflictsToSettle, 'choose'> {
  /** Takes a choice over. */
  readonly settled: (settings: FlowSettings, index: number, choice: ConflictChoice) => FlowSettings;
}

const none: readonly SettingConflict[] = [];

/**
 * Keeps what a person chooses of settings that somebody else has changed meanwhile.
 *
 * @param saved What became of the last saving; other than a conflict, or none, there is nothing to choose.
 * @returns The conflicts and choices.
 */
export function useConflicts(saved: SavedFlow | null): Conflicts {
  const conflicts = saved?.outcome === 'conflict' ? saved.conflicts : none;
  const [choices, setChoices] = React.useState<{ readonly of: typeof conflicts; readonly chosen: readonly (ConflictChoice | null)[] }>({
    of: none,
    chosen: [],
  });
  const chosen = conflicts.map((_, index) => (choices.of === conflicts ? (choices.chosen[index] ?? null) : null));
  return {
    conflicts,
    chosen,
    open: chosen.includes(null),
    settled(settings, index, choice) {
      setChoices({ of: conflicts, chosen: chosen.map((before, at) => (at === index ? choice : before)) });
      const conflict = conflicts[index];
      return conflict ? withSetting(settings, choice === 'theirs' ? conflict.now : conflict.change.to) : settings;
    },
  };
}

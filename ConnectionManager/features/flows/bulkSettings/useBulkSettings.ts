import * as React from 'react';
import type { DataverseClient } from '../../../dataverse/client';
import type { SavedFlow } from '../../../dataverse/savedFlow';
import { saveFlows, type SavingProgress } from '../../../dataverse/saveFlows';
import { changeSettings } from '../../../model/flow/editing/changeSettings';
import type { RunAsChoice, SettingChange } from '../../../model/flow/editing/settingChange';
import type { ConnectionProvider } from '../../../model/flow/flowProfile';
import type { WantedSetting } from '../../../model/flowSettings/flowSettings';
import type { Activity, ActivityLog } from '../../../ui/activity/activity';
import { useMounted } from '../../../ui/useMounted';
import type { OnPutBack } from '../putBackQueue';
import type { RecordedFlow, SaveRun } from '../recordSave';

/** What is being chosen for several flows; null for what isn't chosen yet. */
export type SettingChoice =
  | { readonly kind: 'run-as'; readonly runAs: RunAsChoice | null; readonly useInvoker: boolean | null }
  | { readonly kind: 'provided-by'; readonly providedBy: ConnectionProvider | null; /** Null for all. */ readonly connector: string | null };

/** A flow that is to be saved with changes. */
export interface BulkJob {
  readonly flow: RecordedFlow;
  readonly changes: readonly SettingChange[];
}

/** What became of one of several flows. */
export interface BulkResult extends BulkJob {
  readonly saved: SavedFlow;
  /** Under which it was recorded; null where nothing was changed. */
  readonly activityId: string | null;
}

/** How far saving, or putting back, has come. */
export interface BulkProgress {
  readonly work: 'saving' | 'undoing';
  readonly done: number;
  readonly total: number;
  /** Name of the flow under way; null while all are looked at once more. */
  readonly name: string | null;
  /** Whether it pauses since Dataverse limits requests. */
  readonly waiting: boolean;
  readonly stopping: boolean;
}

/** What became of all flows. */
export interface BulkOutcome {
  readonly results: readonly BulkResult[];
  /** Those that weren't begun, since it was stopped. */
  readonly left: readonly BulkJob[];
}

/** The setting of several flows: chosen, then saved. */
export interface BulkSettings {
  readonly choice: SettingChoice;
  readonly flowIds: readonly string[];
  /** Whether its page is open; otherwise a line above the list leads to it. */
  readonly open: boolean;
  /** Null unless it is under way. */
  readonly progress: BulkProgress | null;
  /** Null before it was saved. */
  readonly outcome: BulkOutcome | null;
}

/** Sets something for several flows, and how that is going. */
export interface BulkSettingsControl {
  /** Null while there is none. */
  readonly bulk: BulkSettings | null;
  /** Opens the page for these flows; what was there before is given up, unless it is under way: then that is shown. */
  readonly start: (kind: WantedSetting['kind'], flowIds: readonly string[]) => void;
  readonly choose: (choice: SettingChoice) => void;
  readonly apply: (jobs: readonly BulkJob[]) => void;
  /** Ends it after the flow under way. */
  readonly stop: () => void;
  /** Puts back what was changed, by the ids under which it was recorded. */
  readonly undo: (activityIds: readonly string[]) => void;
  /** Opens or closes the page; what is under way goes on. */
  readonly show: (open: boolean) => void;
  /** Takes it away. Not while it is under way. */
  readonly dismiss: () => void;
  /** Takes how putting back is going. */
  readonly onPutBack: OnPutBack;
}

/** Properties of {@link useBulkSettings}. */
export interface BulkSettingsSettings {
  readonly client: DataverseClient;
  /** Is told of the flow's id when something was done with it, or may have been. */
  readonly onChanged: (flowId: string) => void;
  readonly activity: ActivityLog;
  readonly recordSave: (flow: RecordedFlow, saved: SavedFlow, run: SaveRun) => string | null;
}

const choices: Readonly<Record<WantedSetting['kind'], SettingChoice>> = {
  'run-as': { kind: 'run-as', runAs: null, useInvoker: null },
  'provided-by': { kind: 'provided-by', providedBy: null, connector: null },
};

/**
 * Sets Run as, or who provides connections, of several flows. It goes on while other flows and tabs are shown.
 *
 * @param settings How to reach Dataverse, who is told of each flow, and where it is recorded.
 * @returns The commands, and how it is going.
 */
export function useBulkSettings({ client, onChanged, activity, recordSave }: BulkSettingsSettings): BulkSettingsControl {
  const [bulk, setBulk] = React.useState<BulkSettings | null>(null);
  const ended = React.useRef(new AbortController());
  const mounted = useMounted();
  const undoing = React.useRef<readonly Activity[]>([]);
  const change = (some: Partial<BulkSettings>): void =>
    mounted.current ? setBulk((before) => before && { ...before, ...some }) : undefined;
  const tell = (some: Partial<BulkProgress>): void =>
    mounted.current ? setBulk((before) => (before?.progress ? { ...before, progress: { ...before.progress, ...some } } : before)) : undefined;
  const begin = (work: BulkProgress['work'], total: number): AbortSignal => {
    ended.current = new AbortController();
    change({ progress: { work, done: 0, total, name: null, waiting: false, stopping: false } });
    return ended.current.signal;
  };

  const apply = async (jobs: readonly BulkJob[]): Promise<void> => {
    const signal = begin('saving', jobs.length);
    const through = new Map<string, BulkResult>();
    // Each flow is recorded as soon as it is saved, and once more where the look at the end shows something else.
    const take = (job: BulkJob, saved: SavedFlow | undefined): void => {
      const { id } = job.flow;
      const before = through.get(id);
      if (saved && saved !== before?.saved) {
        const activityId = recordSave(job.flow, saved, { recorded: before?.activityId ?? null, through: saving });
        through.set(id, { ...job, saved, activityId });
        onChanged(id);
      }
    };
    const onProgress = ({ results, flowId, waiting }: SavingProgress): void => {
      tell({ done: results.size, name: jobs.find(({ flow }) => flow.id === flowId)?.flow.name ?? null, waiting });
      jobs.forEach((job) => take(job, results.get(job.flow.id)));
    };
    const saveJobs = jobs.map(({ flow, changes }) => ({ flow, rewrite: changeSettings(changes) }));
    const saving = saveFlows(client, saveJobs, { signal, onProgress });
    await saving;
    const results = jobs.flatMap(({ flow }) => through.get(flow.id) ?? []);
    change({ progress: null, outcome: { results, left: jobs.filter(({ flow }) => !through.has(flow.id)) } });
  };

  const undo = async (activityIds: readonly string[]): Promise<void> => {
    begin('undoing', activityIds.length);
    undoing.current = activity.current().filter(({ id }) => activityIds.includes(id));
    await activity.undo(activityIds);
    undoing.current = [];
    change({ progress: null });
  };

  return {
    bulk,
    start: (kind, flowIds) =>
      setBulk((before) =>
        before?.progress ? { ...before, open: true } : { choice: choices[kind], flowIds, open: true, progress: null, outcome: null },
      ),
    choose: (choice) => change({ choice }),
    apply: (jobs) => void apply(jobs),
    stop: () => {
      ended.current.abort();
      tell({ stopping: true });
    },
    undo: (activityIds) => void undo(activityIds),
    show: (open) => change({ open }),
    dismiss: () => setBulk((before) => (before?.progress ? before : null)),
    onPutBack: ({ results, flowId, waiting }, ending) => {
      const named = (wanted: string | null): string | undefined => undoing.current.find(({ subject }) => subject.id === wanted)?.subject.name;
      // Others may be put back from the activity at the same time.
      if ([flowId, ...results.keys()].some((id) => named(id) !== undefined)) {
        ended.current = ending;
        tell({ done: results.size, name: named(flowId) ?? null, waiting });
      }
    },
  };
}

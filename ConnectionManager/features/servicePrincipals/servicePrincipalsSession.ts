import * as React from 'react';
import type { DataverseClient } from '../../dataverse/client';
import { emptyDraft, type SetupDraft, type StepName } from '../../model/servicePrincipals/setup';
import { useKept } from '../../ui/useKept';
import type { DoneThing, StepActions } from './setup/setup';
import { useSetupReadings, type SetupReadings } from './setup/useSetupReadings';
import { useStepActions } from './setup/useStepActions';
import { changedDraft, draftKey, UNFINISHED, type OpenSetup, type SavedDraft } from './setupDrafts';
import { useApplicationUsers, type ApplicationUsers } from './useApplicationUsers';

/** What a setup of an existing application user starts with. */
export type KnownApplication = Pick<SetupDraft, 'name' | 'applicationId'>;

/** What outlives the tab of the service principals, and a setup that is closed. */
export interface ServicePrincipalsSession {
  readonly users: ApplicationUsers;
  /** The setup that is shown in place of the tabs; null for none. */
  readonly open: OpenSetup | null;
  /** Drafts that were saved and that have something left to do. */
  readonly unfinished: readonly SetupDraft[];
  /** Opens the setup of an application, where it was left; of a new one where none is given. */
  readonly start: (application?: KnownApplication) => void;
  /** Changes the draft of a setup; in that which was saved where it was closed since. */
  readonly change: (open: OpenSetup, some: Partial<SetupDraft>) => void;
  /** Fills in what the person then hasn't typed. */
  readonly prefill: (open: OpenSetup, some: Partial<SetupDraft>) => void;
  readonly go: (step: StepName) => void;
  /** Closes the setup. `finished` tells whether everything is done; null gives up what was typed and chosen. */
  readonly close: (finished: boolean | null) => void;
  /** Whether a setup was closed just now: its button gets the focus back. Asked once. */
  readonly takeClosed: () => boolean;
  readonly readings: SetupReadings;
  readonly actionsOf: (scope: string) => StepActions;
  readonly doneOf: (scope: string) => readonly DoneThing[];
  readonly record: (scope: string, thing: DoneThing) => void;
}

const noThings: readonly DoneThing[] = [];

/**
 * Keeps what outlives the tab of the service principals. Called once, above the tabs.
 *
 * @param client How to reach Dataverse.
 * @returns The session.
 */
export function useServicePrincipalsSession(client: DataverseClient): ServicePrincipalsSession {
  const users = useApplicationUsers(client);
  const readings = useSetupReadings(client);
  const actionsOf = useStepActions();
  const things = useKept<readonly DoneThing[]>();
  return {
    users,
    readings,
    actionsOf,
    doneOf: (scope) => things.of(scope) ?? noThings,
    record: (scope, thing) => things.keep(scope, [...(things.of(scope) ?? noThings), thing]),
    ...useOpenSetup(users.refresh),
  };
}

type Opening = Pick<ServicePrincipalsSession, 'open' | 'unfinished' | 'start' | 'change' | 'prefill' | 'go' | 'close' | 'takeClosed'>;

function useOpenSetup(onClosed: () => void): Opening {
  const [open, setOpen] = React.useState<OpenSetup | null>(null);
  const [saved, setSaved] = React.useState<ReadonlyMap<string, SavedDraft>>(new Map());
  const runs = React.useRef(0);
  const closed = React.useRef(false);
  const shown = React.useRef<number | null>(null);
  shown.current = open?.run ?? null;
  const savedDraft = (key: string): SetupDraft | null => saved.get(key)?.draft ?? null;
  const changeOf = (run: number, next: (before: OpenSetup) => OpenSetup): void =>
    setOpen((before) => (before?.run === run ? next(before) : before));

  return {
    open,
    unfinished: [...saved.values()].filter(({ finished }) => !finished).map(({ draft }) => draft),
    start(application) {
      const before = saved.get(application ? draftKey({ ...emptyDraft, ...application }) : UNFINISHED);
      const draft = before?.draft ?? { ...emptyDraft, ...application };
      runs.current += 1;
      setOpen({ run: runs.current, draft, opened: draft, step: before?.step ?? 'registration' });
    },
    change({ run, draft: { applicationId } }, some) {
      if (shown.current === run) {
        changeOf(run, (before) => ({ ...before, draft: changedDraft(before.draft, some, savedDraft) }));
      } else {
        const key = draftKey({ ...emptyDraft, applicationId });
        setSaved((before) => {
          const kept = before.get(key);
          return kept ? new Map([...before, [key, { ...kept, draft: { ...kept.draft, ...some } }]]) : before;
        });
      }
    },
    prefill: ({ run }, some) =>
      changeOf(run, (before) => ({ ...before, draft: { ...before.draft, ...some }, opened: { ...before.opened, ...some } })),
    go: (step) => setOpen((before) => before && { ...before, step }),
    close(finished) {
      if (open && finished !== null) {
        const key = draftKey(open.draft);
        const before = draftKey(open.opened);
        const others = [...saved].filter(([each]) => each !== key && (each !== UNFINISHED || before !== UNFINISHED));
        setSaved(new Map([...others, [key, { draft: open.draft, step: open.step, finished }]]));
      }
      closed.current = true;
      setOpen(null);
      onClosed();
    },
    takeClosed() {
      const was = closed.current;
      closed.current = false;
      return was;
    },
  };
}

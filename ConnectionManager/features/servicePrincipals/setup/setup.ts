import type { DataverseClient } from '../../../dataverse/client';
import type { Inventory, LiveConnections } from '../../../model/inventory';
import type { UserAccess } from '../../../model/privileges/privileges';
import type { Problem } from '../../../model/problem';
import type { ConnectionCreator } from '../../../model/servicePrincipals/connectionCreator';
import type { SetupDraft, SetupReading, StepName, StepState } from '../../../model/servicePrincipals/setup';
import type { EnvironmentAssessment } from '../../../model/status/assessment';
import type { ActionState } from '../../../ui/ActionStatus';
import type { ActivityLog } from '../../../ui/activity/activity';
import type { SaveFile } from '../../../ui/listParts';

/** Something that was done while setting up the connection, for the summary. */
export interface DoneThing {
  readonly step: StepName;
  /** In words, such as "Created the application user Contoso integration". */
  readonly text: string;
  /** Under which it can be undone in the activity; null where it can't be. */
  readonly activityId: string | null;
}

/** How far reading where things stand has come. */
export interface SetupStanding {
  readonly state: 'idle' | 'reading' | 'ready' | 'failed';
  /** The last that was read of this application ID; kept while it is read again. */
  readonly value: SetupReading | null;
  readonly problem: Problem | null;
}

/** What is under way or done, by a key of the step's own; kept while another step or tab is shown. */
export interface StepActions {
  readonly of: (key: string) => ActionState;
  /** Does some work, unless that of the same key is under way. `running` says what, in words; what rejects is told as failed. */
  readonly run: (key: string, running: string, work: () => Promise<ActionState>) => void;
}

/** What every step of setting up a connection works with. */
export interface Setup {
  readonly draft: SetupDraft;
  readonly change: (some: Partial<SetupDraft>) => void;
  readonly standing: SetupStanding;
  /** Reads where things stand again; resolves with what was read, null where it couldn't be. It never rejects. */
  readonly reread: () => Promise<SetupReading | null>;
  readonly states: Readonly<Record<StepName, StepState>>;
  /** Of this application. */
  readonly actions: StepActions;
  /** Whether a person wanted to go on from this step: what is missing is said then, also in fields that weren't typed into. */
  readonly tried: boolean;
  readonly go: (step: StepName) => void;
  /** What was done so far. */
  readonly done: readonly DoneThing[];
  readonly record: (thing: DoneThing) => void;
  readonly client: DataverseClient;
  readonly inventory: Inventory;
  readonly assessment: EnvironmentAssessment;
  readonly live: LiveConnections;
  readonly viewerId: string | null;
  /** What the signed-in user may do; null while that isn't known. */
  readonly viewerAccess: UserAccess | null;
  /** The tenant of the environment, where Dataverse tells; null where it doesn't. */
  readonly environmentTenantId: string | null;
  /** The environment's ID in Power Platform; null where it isn't known. */
  readonly environmentId: string | null;
  /** Null where the environment has no automatic way to create connections. */
  readonly creator: ConnectionCreator | null;
  readonly activity: ActivityLog;
  /** Null where the host can't save files. */
  readonly saveFile: SaveFile | null;
  /** Are told what was changed, or may have been; resolve when it was read again. */
  readonly onReferenceChanged: (referenceId: string) => Promise<unknown>;
  readonly onFlowChanged: (flowId: string) => Promise<unknown>;
  /** Reads the whole environment again, behind what is shown. */
  readonly onRefresh: () => void;
}

/** Properties of every step. */
export interface StepProps {
  readonly setup: Setup;
}

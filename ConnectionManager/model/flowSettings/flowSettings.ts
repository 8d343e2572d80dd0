import type { CloudFlow } from '../cloudFlow';
import type { RunAsChoice, SettingChange } from '../flow/editing/settingChange';
import type { ConnectionProvider, FlowProfile, RunAs } from '../flow/flowProfile';
import type { StepNames } from '../flow/readFlow';
import type { StepNeed } from '../flow/stepNeed';
import type { UserAccess } from '../privileges/privileges';

/** The settings of one entry of a flow's connections that decide whose identity its steps have. */
export interface EntrySettings {
  readonly key: string;
  readonly useInvoker: boolean;
  readonly providedBy: ConnectionProvider;
}

/** The settings of a flow that decide whose identity it has. */
export interface FlowSettings {
  /** Null for flows without a row trigger. */
  readonly runAs: RunAs | null;
  readonly entries: readonly EntrySettings[];
}

/** A flow whose settings are to be changed, and what is known around it. */
export interface SettingsContext {
  readonly flow: CloudFlow;
  readonly profile: FlowProfile;
  readonly steps: readonly StepNeed[];
  readonly stepNames: StepNames;
  /** What the flow's owner may do; null while it isn't known, and where a team owns the flow. */
  readonly ownerAccess: UserAccess | null;
  /** What the signed-in user may do; null while it isn't known. */
  readonly viewerAccess: UserAccess | null;
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly viewerId: string | null;
}

/** Why a choice isn't available, or would not do what it says. */
export type ObstacleCode =
  | 'no-row-trigger'
  | 'not-instant'
  | 'no-connection'
  | 'not-customizable'
  | 'not-writable'
  | 'owner-lacks-delegate'
  | 'environment-parameter';

/** What has to be known about a choice that is available. */
export type NoteCode =
  | 'delegate-not-known'
  | 'team-rows-fall-back'
  | 'no-invoker-connection'
  | 'run-as-is-owner'
  | 'run-as-not-valid'
  | 'managed-layer'
  | 'apps-keep-metadata'
  | 'guests-need-rights'
  | 'unused-connection';

/** An obstacle or a note, with what it is about. */
export interface Remark<C extends string> {
  readonly code: C;
  /** Name of the flow's owner, where it's about them. */
  readonly user?: string | null;
  /** Names of the steps that it's about. */
  readonly steps?: readonly string[];
}

/** One choice of a setting. It is available where it has no obstacle. */
export interface SettingOption<V> {
  readonly value: V;
  readonly obstacles: readonly Remark<ObstacleCode>[];
  readonly notes: readonly Remark<NoteCode>[];
}

/** What can be chosen for one entry of a flow's connections. */
export interface EntryOptions<V> {
  readonly key: string;
  readonly connector: string | null;
  readonly connectionReference: string | null;
  /** Names of the triggers and actions that use it. */
  readonly steps: readonly string[];
  readonly options: readonly SettingOption<V>[];
}

/** Whom the actions of a flow run as after a change. Each list has names of actions (the trigger isn't one), sorted. */
export interface IdentityOutcome {
  /** As the person that Run as names, or that runs the flow. */
  readonly asOthers: readonly string[];
  /** As the connection, or the flow's owner. */
  readonly asOwner: readonly string[];
  /** In another environment, where they can't run as anybody else. */
  readonly elsewhere: readonly string[];
}

/** What is to be set for several flows at once. */
export type WantedSetting =
  | { readonly kind: 'run-as'; readonly runAs: RunAsChoice; /** Whether Dataverse connections are set to use the invoker's, or not to; null leaves them. */ readonly useInvoker: boolean | null }
  | { readonly kind: 'provided-by'; readonly providedBy: ConnectionProvider; /** Plain name of the connector whose entries are meant; null for all. */ readonly connector: string | null };

/** What a wanted setting means for one flow. */
export interface FlowPlan {
  /** None where the flow is as wanted, or nothing can be done. */
  readonly changes: readonly SettingChange[];
  /** Why it, or a part of it, can't be done. */
  readonly obstacles: readonly Remark<ObstacleCode>[];
  readonly notes: readonly Remark<NoteCode>[];
}

import type { LinkTarget } from '../../model/links';
import type { FixCode } from '../../model/status/answers';
import type { TextKey } from '../../strings/TextKey';

/** A fix in words. */
export interface FixWording {
  /** What to do and why, as a sentence. */
  readonly advice: TextKey;
  /** The same where the user's name isn't known; for advice that names one. */
  readonly unnamed?: TextKey;
  /** The word on the button, where it can be done right here. */
  readonly action?: TextKey;
}

/** The words of each fix; `follow-cause` has those of its cause instead. */
export const fixWords: Readonly<Record<FixCode, FixWording>> = {
  'sign-in-again': { advice: 'Fix_SignInAgain' },
  'bind-connection': { advice: 'Fix_BindConnection', action: 'Fix_BindConnection_Action' },
  'change-connection': { advice: 'Fix_ChangeConnection', action: 'Fix_ChangeConnection_Action' },
  'follow-cause': { advice: 'Fix_FollowCause' },
  'enable-user': { advice: 'Fix_EnableUser' },
  'assign-role': { advice: 'Fix_AssignRole' },
  'assign-license': { advice: 'Fix_AssignLicense' },
  'replace-reference': { advice: 'Fix_ReplaceReference' },
  'turn-on': { advice: 'Fix_TurnOn', action: 'Fix_TurnOn_Action' },
  'turn-off-and-on': { advice: 'Fix_TurnOffAndOn', action: 'Fix_TurnOffAndOn_Action' },
  'stop-runs': { advice: 'Fix_StopRuns', unnamed: 'Fix_StopRuns_Unnamed', action: 'Fix_StopRuns_Action' },
  'change-flow-owner': { advice: 'Fix_ChangeFlowOwner' },
  'set-run-as': { advice: 'Fix_SetRunAs' },
  'use-this-connection': { advice: 'Fix_UseThisConnection' },
  'get-live-status': { advice: 'Fix_GetLiveStatus' },
  'remove-unused': { advice: 'Fix_RemoveUnused' },
};

/** The pages where fixes are done that don't depend on a flow. */
export const fixTargets: Readonly<Partial<Record<FixCode, readonly LinkTarget[]>>> = {
  'sign-in-again': [{ page: 'connections' }],
  'get-live-status': [{ page: 'connections' }],
  'enable-user': [{ page: 'environment' }],
  'assign-role': [{ page: 'environment' }],
  'assign-license': [{ page: 'environment' }],
  'stop-runs': [{ page: 'learn-dataverse-connections' }, { page: 'environment' }],
};

import type { StepName, StepState } from '../../../model/servicePrincipals/setup';
import type { TextKey } from '../../../strings/TextKey';

/** The names of the steps. */
export const stepNameKeys: Readonly<Record<StepName, TextKey>> = {
  registration: 'Setup_Step_Registration',
  secret: 'Setup_Step_Secret',
  user: 'Setup_Step_User',
  permissions: 'Setup_Step_Permissions',
  connection: 'Setup_Step_Connection',
  use: 'Setup_Step_Use',
};

/** How far a step is, in words. */
export const stepStateKeys: Readonly<Record<StepState, TextKey>> = {
  waiting: 'Setup_State_Waiting',
  todo: 'Setup_State_Todo',
  attention: 'Setup_State_Attention',
  done: 'Setup_State_Done',
};

/** What a step waits for. */
export const waitingKeys: Readonly<Record<StepName, TextKey>> = {
  registration: 'Setup_State_Waiting',
  secret: 'Setup_Waits_Registration',
  user: 'Setup_Waits_Registration',
  permissions: 'Setup_Waits_User',
  connection: 'Setup_Waits_Registration',
  use: 'Setup_Waits_Connection',
};

import type { ChangedSharing } from '../../../dataverse/sharing/changedSharing';
import type { Problem } from '../../../model/problem';
import type { Principal } from '../../../model/sharing';
import type { TextKey } from '../../../strings/TextKey';
import type { Texts } from '../../../strings/texts';
import type { ToldUndo } from '../../../ui/activity/activity';
import { problemDetails } from '../../../ui/problemText';
import { isolated } from '../../../ui/isolated';
import { whyRefused } from '../turnText';
import { principalName } from './principalText';

/** What is done about somebody's share of a flow; `restore` puts back what they had. */
export type SharingAct = 'add' | 'remove' | 'restore';

const doneKeys: Readonly<Record<SharingAct, TextKey>> = { add: 'RunOnly_Added', remove: 'RunOnly_Removed', restore: 'RunOnly_Restored' };
const alreadyKeys: Readonly<Record<SharingAct, TextKey>> = {
  add: 'RunOnly_AlreadyRuns',
  remove: 'RunOnly_AlreadyRemoved',
  restore: 'RunOnly_AlreadyRestored',
};
const failedKeys: Readonly<Record<SharingAct, TextKey>> = {
  add: 'RunOnly_AddFailed',
  remove: 'RunOnly_RemoveFailed',
  restore: 'RunOnly_UndoFailed',
};

/**
 * Tells what became of sharing a flow with somebody, or of not sharing it any more.
 *
 * @param changed The result.
 * @param act What was to be done.
 * @param principal With whom.
 * @param texts The texts of the control.
 * @returns The result in words; `done` where it is as it was to be.
 */
export function toldSharing(changed: ChangedSharing, act: SharingAct, principal: Principal, texts: Texts): ToldUndo {
  const name = isolated(principalName(principal, texts));
  const told = (done: boolean, key: TextKey, problem: Problem | null = null): ToldUndo => ({
    done,
    message: texts.text(key, { name, why: problem ? whyNotShared(problem, texts) : '' }),
    details: problem ? problemDetails(problem) : '',
  });
  switch (changed.outcome) {
    case 'done':
      return told(true, doneKeys[act]);
    case 'already':
      return told(true, act === 'add' && changed.now?.role === 'co-owner' ? 'RunOnly_AlreadyCoOwner' : alreadyKeys[act]);
    case 'conflict':
      return told(false, 'RunOnly_Conflict');
    case 'not-kept':
      return told(false, 'RunOnly_NotKept');
    case 'gone':
      return told(false, 'RunOnly_Gone');
    case 'uncertain':
      return told(false, 'RunOnly_Uncertain', changed.problem);
    default:
      return told(false, failedKeys[act], changed.problem);
  }
}

/**
 * Why it couldn't be read whom a flow is shared with, and what to do.
 *
 * @param problem The problem.
 * @param texts The texts of the control.
 * @returns One or more sentences.
 */
export function sharingProblem(problem: Problem, texts: Texts): string {
  const denied = byPrivilege(problem, 'RunOnly_Read_Privilege', 'RunOnly_Read_PrivilegeUnnamed', texts);
  return denied ?? texts.text('RunOnly_Read_Failed', { why: whyRefused(problem, texts) });
}

/**
 * Why users and teams couldn't be searched for, and what to do.
 *
 * @param problem The problem.
 * @param texts The texts of the control.
 * @returns One or more sentences.
 */
export function searchProblem(problem: Problem, texts: Texts): string {
  const denied = byPrivilege(problem, 'RunOnly_SearchPrivilege', 'RunOnly_SearchPrivilegeUnnamed', texts);
  return denied ?? texts.text('RunOnly_SearchFailed', { why: whyRefused(problem, texts) });
}

function whyNotShared(problem: Problem, texts: Texts): string {
  return byPrivilege(problem, 'RunOnly_Why_Privilege', 'RunOnly_Why_PrivilegeUnnamed', texts) ?? whyRefused(problem, texts);
}

function byPrivilege({ kind, privilege }: Problem, named: TextKey, unnamed: TextKey, texts: Texts): string | null {
  if (kind !== 'privilege') {
    return null;
  }
  return privilege === null ? texts.text(unnamed) : texts.text(named, { privilege });
}

import type { GivenRole } from '../../../dataverse/giveRole';
import type { Problem } from '../../../model/problem';
import type { TextKey } from '../../../strings/TextKey';
import type { Texts } from '../../../strings/texts';
import { problemDetails } from '../../../ui/problemText';
import { whyRefused } from '../turnText';
import type { ToldSave } from './savedText';

/**
 * Tells what became of giving the owner of a flow a role, or taking it away.
 *
 * @param given The result.
 * @param done The text of what is so now.
 * @param texts The texts of the control.
 * @returns The result in words.
 */
export function toldRole(given: GivenRole, done: TextKey, texts: Texts): ToldSave {
  switch (given.outcome) {
    case 'done':
    case 'already':
      return { well: true, message: texts.text(done), details: '' };
    case 'no-role':
      return { well: false, message: texts.text('Delegate_NoRole'), details: '' };
    case 'not-kept':
      return { well: false, message: texts.text('Delegate_NotKept'), details: '' };
    case 'refused':
      return { well: false, message: texts.text('Delegate_Failed', { why: why(given.problem, texts) }), details: problemDetails(given.problem) };
    case 'lost':
      return { well: false, message: texts.text('Delegate_Lost'), details: problemDetails(given.problem) };
    case 'uncertain':
      return { well: false, message: texts.text('Delegate_Uncertain'), details: problemDetails(given.problem) };
  }
}

function why(problem: Problem, texts: Texts): string {
  if (problem.kind !== 'privilege') {
    return whyRefused(problem, texts);
  }
  return problem.privilege === null
    ? texts.text('Delegate_Why_PrivilegeUnnamed')
    : texts.text('Delegate_Why_Privilege', { privilege: problem.privilege });
}

import type { ChangedConnection } from '../../dataverse/changeConnection';
import { explainError } from '../../model/causes/explainError';
import type { Problem } from '../../model/problem';
import type { Texts } from '../../strings/texts';
import { problemDetails } from '../../ui/problemText';
import { causeText } from '../../ui/status/causeText';

/** Why a connection wasn't changed, in words. */
export interface ChangeFailure {
  /** What happened, why, and what to do. */
  readonly message: string;
  /** Codes and the service's own words; empty where there are none. */
  readonly details: string;
}

/**
 * Tells why a connection reference doesn't have its new connection.
 *
 * @param changed What came of the change.
 * @param texts The texts of the control.
 * @returns The words; null where it has been changed.
 */
export function changeFailure(changed: ChangedConnection, texts: Texts): ChangeFailure | null {
  switch (changed.outcome) {
    case 'changed':
      return null;
    case 'conflict':
      return { message: conflictText(changed.by, changed.at, texts), details: '' };
    case 'gone':
      return { message: texts.text('Change_Gone'), details: '' };
    case 'not-kept':
      return { message: texts.text('Change_NotKept'), details: '' };
    case 'lost':
      return { message: texts.text('Change_Lost'), details: problemDetails(changed.problem) };
    case 'uncertain':
      return { message: texts.text('Change_Uncertain'), details: problemDetails(changed.problem) };
    case 'refused':
      return { message: refusalText(changed.problem, texts), details: problemDetails(changed.problem) };
  }
}

function conflictText(by: string | null, at: Date | null, texts: Texts): string {
  if (at === null) {
    return texts.text('Change_Conflict');
  }
  const time = texts.dateTime(at);
  return by === null ? texts.text('Change_Conflict_At', { time }) : texts.text('Change_Conflict_ByAt', { time, user: by });
}

function refusalText(problem: Problem, texts: Texts): string {
  switch (problem.kind) {
    case 'privilege':
      return problem.privilege === null
        ? texts.text('Change_PrivilegeUnnamed')
        : texts.text('Change_Privilege', { privilege: problem.privilege });
    case 'notMember':
      return texts.text('Problem_NotMember');
    case 'throttled':
      return texts.text('Problem_Throttled');
    case 'notAvailable':
      return texts.text('Change_NotAvailable');
    case 'unreachable':
      return texts.text('Problem_Unreachable');
    default:
      return explainedText(problem, texts);
  }
}

function explainedText({ code, detail }: Problem, texts: Texts): string {
  const { cause } = explainError({ code, message: detail });
  if (cause === 'connection-not-yours' || cause === 'connection-permission') {
    return texts.text('Change_NotYours');
  }
  return cause === null
    ? texts.text('Change_Refused')
    : texts.text('Common_TwoSentences', { first: texts.text(causeText[cause].cause), second: texts.text(causeText[cause].fix) });
}

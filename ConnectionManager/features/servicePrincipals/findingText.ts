import type { ApplicationUserFinding } from '../../model/servicePrincipals/applicationUserFindings';
import type { TextKey } from '../../strings/TextKey';
import type { Texts } from '../../strings/texts';
import type { StatusTone } from '../../ui/StatusWord';

type Code = ApplicationUserFinding['code'];

/** The word for each finding, for the list. */
const words: Readonly<Record<Code, TextKey>> = {
  deleted: 'Principals_Deleted',
  disabled: 'Principals_Disabled',
  'not-in-entra': 'Principals_NotInEntra',
  'no-roles': 'Principals_NoRoles',
  'missing-privileges': 'Principals_MissingPrivileges',
  administrator: 'Principals_Administrator',
  'roles-not-read': 'Principals_RolesNotRead',
};

/** What each finding means, and what to do. */
const sentences: Readonly<Record<Code, TextKey>> = {
  deleted: 'Principals_Deleted_Why',
  disabled: 'Principals_Disabled_Why',
  'not-in-entra': 'Principals_NotInEntra_Why',
  'no-roles': 'Principals_NoRoles_Why',
  'missing-privileges': 'Principals_MissingPrivileges_Why',
  administrator: 'Principals_Administrator_Why',
  'roles-not-read': 'Principals_RolesNotRead_Why',
};

const tones: Readonly<Record<ApplicationUserFinding['severity'], StatusTone>> = { error: 'bad', warning: 'warning', info: 'unknown' };

/** A finding in words. */
export interface ToldFinding {
  readonly tone: StatusTone;
  readonly word: string;
  readonly sentence: string;
}

/**
 * Tells a finding.
 *
 * @param finding The finding.
 * @param texts The texts of the control.
 * @returns The words.
 */
export function toldFinding(finding: ApplicationUserFinding, texts: Texts): ToldFinding {
  return { tone: tones[finding.severity], word: texts.text(words[finding.code]), sentence: texts.text(sentences[finding.code]) };
}

/**
 * Tells the worst of what is wrong with an application user.
 *
 * @param findings What is wrong, the worst first.
 * @param texts The texts of the control.
 * @returns The words; that nothing is known to be wrong where there is nothing.
 */
export function worstFinding(findings: readonly ApplicationUserFinding[], texts: Texts): Omit<ToldFinding, 'sentence'> {
  const [worst] = findings;
  return worst ? toldFinding(worst, texts) : { tone: 'good', word: texts.text('Principals_Fine') };
}

import type { RunAs } from '../../../model/flow/flowProfile';
import type { IdentityOutcome } from '../../../model/flowSettings/flowSettings';
import type { PluralKey, Texts } from '../../../strings/texts';

const others: Readonly<Partial<Record<RunAs, PluralKey>>> = {
  'modifying-user': 'RunAs_Outcome_ModifyingUser',
  'row-owner': 'RunAs_Outcome_RowOwner',
};

/**
 * Says whom the Dataverse actions of a row-triggered flow will run as.
 *
 * @param outcome The actions.
 * @param runAs The flow's Run as, as it is to be.
 * @param texts The texts of the control.
 * @returns One to three sentences.
 */
export function outcomeText({ asOthers, asOwner, elsewhere }: IdentityOutcome, runAs: RunAs | null, texts: Texts): string {
  const total = asOthers.length + asOwner.length + elsewhere.length;
  const key = runAs === null ? undefined : others[runAs];
  if (total === 0) {
    return texts.text('RunAs_Outcome_NoActions');
  }
  if (key === undefined || (asOthers.length === 0 && elsewhere.length === 0)) {
    return texts.text('RunAs_Outcome_AllSet');
  }
  return [
    texts.count(key, asOthers.length, { total }),
    ...(asOwner.length > 0 ? [texts.count('RunAs_Outcome_Set', asOwner.length)] : []),
    ...(elsewhere.length > 0 ? [texts.count('RunAs_Outcome_Elsewhere', elsewhere.length)] : []),
  ].reduce((first, second) => texts.text('Common_TwoSentences', { first, second }));
}

import type { Connection } from '../../../model/connection';
import type { ConnectionProvider } from '../../../model/flow/flowProfile';
import type { IdentityOutcome } from '../../../model/flowSettings/flowSettings';
import type { Texts } from '../../../strings/texts';
import { isolated } from '../../../ui/isolated';

/**
 * Who brings a connection, in the words of Power Automate.
 *
 * @param providedBy Who brings it.
 * @param connection The flow's own connection; null where it isn't known.
 * @param texts The texts of the control.
 * @returns Such as `Use this connection (ann@contoso.com)`.
 */
export function providedText(providedBy: ConnectionProvider, connection: Connection | null, texts: Texts): string {
  if (providedBy === 'run-only-user') {
    return texts.text('Details_ProvidedByRunOnlyUser');
  }
  const account = connection?.accountName ?? connection?.owner?.name ?? null;
  return account === null ? texts.text('Details_UseThisConnection') : texts.text('RunOnly_UseThisAccount', { account: isolated(account) });
}

/**
 * Says whose connections the actions of an instant flow will use.
 *
 * @param outcome The actions.
 * @param texts The texts of the control.
 * @returns One to three sentences.
 */
export function providedOutcome({ asOthers, asOwner, elsewhere }: IdentityOutcome, texts: Texts): string {
  const total = asOthers.length + asOwner.length + elsewhere.length;
  if (total === 0) {
    return texts.text('RunOnly_Outcome_NoActions');
  }
  if (asOthers.length === 0) {
    return texts.text('RunOnly_Outcome_AllOwn');
  }
  return [
    texts.count('RunOnly_Outcome_Others', asOthers.length, { total }),
    ...(asOwner.length > 0 ? [texts.count('RunOnly_Outcome_Own', asOwner.length)] : []),
    ...(elsewhere.length > 0 ? [texts.count('RunOnly_Outcome_Elsewhere', elsewhere.length)] : []),
  ].reduce((first, second) => texts.text('Common_TwoSentences', { first, second }));
}

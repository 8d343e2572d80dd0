import type { Owner } from '../model/owner';
import type { Texts } from '../strings/texts';

/**
 * An owner in words: the name, and what is special about it.
 *
 * @param owner The owner.
 * @param texts The texts of the control.
 * @returns Such as `Ann Lee`, `Ann Lee (disabled)`, `Sales (team)`.
 */
export function ownerText(owner: Owner, texts: Texts): string {
  if (owner.name === null) {
    return texts.text('Owner_Unknown');
  }
  if (owner.disabled) {
    return `${owner.name} (${texts.text('Owner_Disabled')})`;
  }
  return owner.kind === 'team' ? `${owner.name} (${texts.text('Owner_Team')})` : owner.name;
}

import type { Owner } from '../model/owner';
import type { Texts } from '../strings/texts';

/**
 * An owner in words: the name, and what is special about it.
 *
 * @param owner The owner.
 * @param texts The texts of the control.
 * @returns Such as `Ann Lee`, `Ann Lee (disabled)`, `Sales (team)`.
 */
export function ownerText({ name, kind, disabled }: Owner, texts: Texts): string {
  if (name === null) {
    return texts.text('Owner_Unknown');
  }
  if (kind === 'team') {
    return texts.text('Owner_TeamName', { name });
  }
  return disabled ? texts.text('Owner_DisabledUser', { name }) : name;
}

import type { IdentityKind } from '../../model/connection';
import type { TextKey } from '../../strings/TextKey';
import type { Texts } from '../../strings/texts';

const keys: Readonly<Record<IdentityKind, TextKey>> = {
  user: 'Identity_User',
  guest: 'Identity_Guest',
  'service-principal': 'Identity_ServicePrincipal',
  unknown: 'Identity_Unknown',
};

/**
 * Whose identity a connection has, in Microsoft's words.
 *
 * @param kind The kind of identity.
 * @param texts The texts of the control.
 * @returns Such as `Service principal`.
 */
export function identityWord(kind: IdentityKind, texts: Texts): string {
  return texts.text(keys[kind]);
}

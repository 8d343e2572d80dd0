import type { SetupDraft } from './setup';

/** What is wrong with an ID that was typed. */
export type IdMistake = 'empty' | 'not-an-id' | 'no-id' | 'same-as-other';

/** What is wrong with what was typed about an app registration; null where nothing is. */
export interface RegistrationMistakes {
  readonly name: 'empty' | 'too-long' | null;
  readonly applicationId: IdMistake | null;
  readonly tenantId: IdMistake | null;
}

/** Microsoft Entra allows 120 characters; the connection's name has no limit that is documented. */
const longestName = 120;

const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

const nil = '00000000-0000-0000-0000-000000000000';

/**
 * Reads an ID as people paste it: with blanks around it, or braces.
 *
 * @param text What was typed.
 * @returns The ID in lower case; null where it is none.
 */
export function guidIn(text: string): string | null {
  return guid.exec(text.trim())?.[1]?.toLowerCase() ?? null;
}

/**
 * What is wrong with what was typed about an app registration.
 *
 * @param draft What was typed.
 * @returns The mistakes.
 */
export function registrationMistakes({ name, applicationId, tenantId }: SetupDraft): RegistrationMistakes {
  return {
    name: name.trim() === '' ? 'empty' : name.trim().length > longestName ? 'too-long' : null,
    applicationId: idMistake(applicationId, tenantId),
    tenantId: idMistake(tenantId, null),
  };
}

/**
 * Whether nothing is wrong with them.
 *
 * @param mistakes The mistakes.
 * @returns Whether there is none.
 */
export function isRegistered(mistakes: RegistrationMistakes): boolean {
  return Object.values(mistakes).every((mistake) => mistake === null);
}

/**
 * Whether the application's tenant is known to be another one than the environment's, where no application user can be made for it.
 *
 * @param draft What was typed.
 * @param environmentTenantId The tenant of the environment; null where it isn't known.
 * @returns Whether it is.
 */
export function isOtherTenant({ tenantId }: SetupDraft, environmentTenantId: string | null): boolean {
  const [one, other] = [guidIn(tenantId), guidIn(environmentTenantId ?? '')];
  return one !== null && other !== null && one !== other;
}

function idMistake(text: string, other: string | null): IdMistake | null {
  if (text.trim() === '') {
    return 'empty';
  }
  const id = guidIn(text);
  if (id === null) {
    return 'not-an-id';
  }
  if (id === nil) {
    return 'no-id';
  }
  return other !== null && guidIn(other) === id ? 'same-as-other' : null;
}

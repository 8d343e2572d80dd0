import type { Fix, FixCode, Reason, ReasonCode } from './answers';

/** What mends something, best first, by the reason; what the reason's error or evidence decides is added by {@link fixesOf}. */
const fixesByReason: Readonly<Partial<Record<ReasonCode, readonly FixCode[]>>> = {
  'connection-error': ['sign-in-again', 'change-connection'],
  'not-bound': ['bind-connection'],
  'bound-without-live-status': ['get-live-status'],
  'not-in-live-list': ['get-live-status'],
  unused: ['remove-unused'],
  'reference-missing': ['replace-reference'],
  'no-reference': ['replace-reference'],
  'flow-off': ['turn-on'],
  'flow-suspended': ['turn-on'],
  'user-disabled': ['enable-user', 'change-connection'],
  'user-without-role': ['assign-role', 'change-connection'],
  'guest-without-access': ['assign-license', 'assign-role', 'change-connection'],
  'privilege-missing': ['assign-role'],
  'run-as-without-effect': ['set-run-as'],
  'run-as-not-valid': ['set-run-as'],
  'run-as-needs-delegate': ['assign-role', 'change-flow-owner'],
  'not-subscribed': ['turn-off-and-on'],
  'subscription-differs': ['turn-off-and-on'],
  'subscription-table-differs': ['turn-off-and-on'],
  'subscription-outdated': ['turn-off-and-on'],
  'owner-disabled': ['change-flow-owner', 'enable-user'],
  'owner-guest-unlicensed': ['assign-license', 'change-flow-owner'],
};

/**
 * What to do about reasons, best first: what mends the first reason comes first, and each fix once.
 *
 * @param reasons The reasons, the most severe first.
 * @returns The fixes.
 */
export function fixesOf(reasons: readonly Reason[]): readonly Fix[] {
  const fixes = new Map<string, Fix>();
  for (const reason of reasons) {
    for (const fix of fixesOfReason(reason)) {
      const key = `${fix.code} ${fix.cause ?? ''}`;
      if (!fixes.has(key)) {
        fixes.set(key, fix);
      }
    }
  }
  return [...fixes.values()];
}

/** A known cause says better what to do than signing in again; who sees runs go on may want them stopped instead. Nobody is told to remove what others may use. */
function fixesOfReason({ code, severity, evidence, subjects }: Reason): readonly Fix[] {
  const cause = subjects.error?.cause;
  const usual = toFixes(fixesByReason[code] ?? []);
  switch (code) {
    case 'connection-error':
      return [
        ...(cause ? [{ code: 'follow-cause' as const, cause }, ...toFixes(['change-connection'])] : usual),
        ...(subjects.runsGoOn ? toFixes(['stop-runs']) : []),
      ];
    case 'runs-failed':
      return cause && severity !== 'info' ? [{ code: 'follow-cause', cause }] : [];
    case 'invoker-with-environment':
      return toFixes([subjects.providedBy === 'run-only-user' ? 'use-this-connection' : 'set-run-as']);
    case 'no-reference':
      return severity === 'info' ? [] : usual;
    case 'unused':
      return evidence === 'inferred' ? [] : usual;
    default:
      return usual;
  }
}

function toFixes(codes: readonly FixCode[]): readonly Fix[] {
  return codes.map((code) => ({ code }));
}

import type { CauseCode } from '../../model/causes/cause';
import type { Reason, ReasonCode } from '../../model/status/answers';
import type { TextKey } from '../../strings/TextKey';

/** The sentence of a reason; the variants are for reasons that name nobody, or carry no words of the platform. */
interface ReasonWording {
  readonly text: TextKey;
  /** Where the user's name isn't known. */
  readonly unnamed?: TextKey;
  /** Where the reason has a number, such as of flows that couldn't be read. */
  readonly counted?: TextKey;
  /** Where the platform gave no words, or the reason has no time. */
  readonly without?: TextKey;
}

const words: Readonly<Record<ReasonCode, ReasonWording>> = {
  connected: { text: 'Reason_Connected' },
  'connection-error': { text: 'Reason_ConnectionError' },
  'connection-unclear': { text: 'Reason_ConnectionUnclear', without: 'Reason_ConnectionUnclear_NoWords' },
  'not-bound': { text: 'Reason_NotBound' },
  'bound-without-live-status': { text: 'Reason_BoundWithoutLiveStatus' },
  'not-in-live-list': { text: 'Reason_NotInLiveList' },
  unused: { text: 'Reason_Unused', counted: 'Reason_Unused_FlowsUnread' },
  'dataverse-own-environment': { text: 'Reason_DataverseOwnEnvironment', unnamed: 'Reason_DataverseOwnEnvironment_Unnamed' },
  'dataverse-other-environment': { text: 'Reason_DataverseOtherEnvironment' },
  'other-connector': { text: 'Reason_OtherConnector' },
  'connector-not-established': { text: 'Reason_ConnectorNotEstablished' },
  'unbound-dataverse-in-own-environment': { text: 'Reason_UnboundDataverseInOwnEnvironment' },
  'no-step-uses-it': { text: 'Reason_NoStepUsesIt' },
  'provided-by-run-only-user': { text: 'Reason_ProvidedByRunOnlyUser' },
  'reference-missing': { text: 'Reason_ReferenceMissing' },
  'reference-not-visible': { text: 'Reason_ReferenceNotVisible' },
  'no-reference': { text: 'Reason_NoReference' },
  'flow-off': { text: 'Reason_FlowOff' },
  'flow-suspended': { text: 'Reason_FlowSuspended', without: 'Reason_FlowSuspended_NoWords' },
  'identity-varies': { text: 'Reason_IdentityVaries' },
  'user-disabled': { text: 'Reason_UserDisabled', unnamed: 'Reason_UserDisabled_Unnamed' },
  'user-without-role': { text: 'Reason_UserWithoutRole', unnamed: 'Reason_UserWithoutRole_Unnamed' },
  'guest-without-access': { text: 'Reason_GuestWithoutAccess', unnamed: 'Reason_GuestWithoutAccess_Unnamed' },
  'privilege-missing': { text: 'Reason_PrivilegeMissing', unnamed: 'Reason_PrivilegeMissing_Unnamed' },
  'privileges-held': { text: 'Reason_PrivilegesHeld', unnamed: 'Reason_PrivilegesHeld_Unnamed' },
  'privileges-undetermined': { text: 'Reason_PrivilegesUndetermined' },
  'runs-failed': { text: 'Reason_RunsFailed', without: 'Reason_RunsFailed_NoTime' },
  'runs-succeeded': { text: 'Reason_RunsSucceeded', without: 'Reason_RunsSucceeded_NoTime' },
  'no-runs-recorded': { text: 'Reason_NoRunsRecorded' },
  'run-as-without-effect': { text: 'Reason_RunAsWithoutEffect' },
  'run-as-not-valid': { text: 'Reason_RunAsNotValid' },
  'run-as-needs-delegate': { text: 'Reason_RunAsNeedsDelegate', unnamed: 'Reason_RunAsNeedsDelegate_Unnamed' },
  'invoker-with-environment': { text: 'Reason_InvokerWithEnvironment' },
  'not-subscribed': { text: 'Reason_NotSubscribed' },
  'subscription-differs': { text: 'Reason_SubscriptionDiffers' },
  'subscription-table-differs': { text: 'Reason_SubscriptionTableDiffers' },
  'subscription-outdated': { text: 'Reason_SubscriptionOutdated' },
  'owner-disabled': { text: 'Reason_OwnerDisabled', unnamed: 'Reason_OwnerDisabled_Unnamed' },
  'owner-guest-unlicensed': { text: 'Reason_OwnerGuestUnlicensed', unnamed: 'Reason_OwnerGuestUnlicensed_Unnamed' },
};

/** What a connection in error needs, in a word: the cause says more. */
const errorSentences: Readonly<Partial<Record<CauseCode, TextKey>>> = {
  'never-signed-in': 'Reason_ConnectionError_NeverSignedIn',
  'sessions-revoked': 'Reason_ConnectionError_SignInAgain',
  'token-inactive': 'Reason_ConnectionError_SignInAgain',
  'mfa-required': 'Reason_ConnectionError_SignInAgain',
  'conditional-access': 'Reason_ConnectionError_SignInAgain',
  'sign-in-not-renewed': 'Reason_ConnectionError_SignInAgain',
  'wrong-secret': 'Reason_ConnectionError_Secret',
  'secret-expired': 'Reason_ConnectionError_Secret',
  'secret-missing': 'Reason_ConnectionError_Secret',
};

/** Reasons that a good answer has; every other one with severity `info` explains and is neither good nor bad. */
export const goodReasons: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['connected', 'privileges-held', 'runs-succeeded']);

/**
 * Picks the sentence of a reason by what is known of its subjects.
 *
 * @param reason The reason.
 * @returns The sentence's key. Its places are `user`, `reference`, `words`, `time` and `count`, `subscribed` and `expected`.
 */
export function reasonSentence({ code, subjects: { user, words: platformWords, time, error, count } }: Reason): TextKey {
  const { text, unnamed, counted, without } = words[code];
  if (code === 'connection-error') {
    return (error?.cause && errorSentences[error.cause]) ?? text;
  }
  if (unnamed && !user) {
    return unnamed;
  }
  if (counted && count) {
    return counted;
  }
  return without && !platformWords && !time ? without : text;
}

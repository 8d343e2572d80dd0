import type { EvidenceLevel } from '../../model/status/answers';
import type { TextKey } from '../../strings/TextKey';
import type { Texts } from '../../strings/texts';

const keys: Readonly<Record<EvidenceLevel, { readonly withTime: TextKey; readonly alone: TextKey }>> = {
  live: { withTime: 'Evidence_Live_At', alone: 'Evidence_Live' },
  service: { withTime: 'Evidence_Service_At', alone: 'Evidence_Service' },
  dataverse: { withTime: 'Evidence_Dataverse_At', alone: 'Evidence_Dataverse' },
  inferred: { withTime: 'Evidence_Inferred_At', alone: 'Evidence_Inferred' },
};

/**
 * How a thing is known and since when.
 *
 * @param level How it is known.
 * @param at When the evidence was seen; null where that isn't known.
 * @param texts The texts of the control.
 * @returns Such as `Seen live on 9/1/2026 8:00 AM`.
 */
export function evidenceText(level: EvidenceLevel, at: Date | null, texts: Texts): string {
  const { withTime, alone } = keys[level];
  return at === null ? texts.text(alone) : texts.text(withTime, { time: texts.dateTime(at) });
}

import type { UseEvidence } from './evidence';
import type { Finding } from './finding';

/**
 * Whether the flow is on. Being off says nothing about a connection: it explains why there are no runs.
 *
 * @param evidence The flow's state and why it is suspended, in the service's words.
 * @returns None for a flow that is on.
 */
export function stateFindings({ flowState, suspensionReason, at }: Pick<UseEvidence, 'flowState' | 'suspensionReason' | 'at'>): readonly Finding[] {
  switch (flowState) {
    case 'on':
      return [];
    case 'off':
      return [{ reason: { code: 'flow-off', severity: 'info', evidence: 'dataverse', at, subjects: {} } }];
    case 'suspended':
      return [{ reason: { code: 'flow-suspended', severity: 'info', evidence: 'dataverse', at, subjects: { words: suspensionReason ?? undefined } } }];
  }
}

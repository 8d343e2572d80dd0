import type { FlowSwitch } from '../../dataverse/changeFlowState';
import type { FlowRow } from './flowRows';

/**
 * The other one of on and off.
 *
 * @param to What a flow was turned to.
 * @returns What turns it back.
 */
export function oppositeOf(to: FlowSwitch): FlowSwitch {
  return to === 'on' ? 'off' : 'on';
}

/**
 * Whether turning a flow to something changes it. A suspended flow isn't on, so that there's nothing to turn off.
 *
 * @param row The flow.
 * @param to What to turn it to.
 * @returns Whether it isn't that already.
 */
export function canTurn({ flow }: FlowRow, to: FlowSwitch): boolean {
  return to === 'on' ? flow.state !== 'on' : flow.state === 'on';
}

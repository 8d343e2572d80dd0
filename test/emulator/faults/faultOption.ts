import { FaultRuleError } from './faultRule';
import type { FaultRule } from './faultRule';
import { parseFaultRule } from './parseFaultRule';

/**
 * Reads what stands after each `--fault` of a command.
 * @throws FaultRuleError that names the parameter and says what is wrong with it
 */
export function readFaultOption(texts: readonly string[]): FaultRule[] {
  return texts.map((text) => {
    try {
      return parseFaultRule(text);
    } catch (error) {
      throw new FaultRuleError(`--fault: ${(error as Error).message}`);
    }
  });
}

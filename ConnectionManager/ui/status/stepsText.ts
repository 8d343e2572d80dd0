import type { Texts } from '../../strings/texts';

/** More names than these say less. */
const namedAtMost = 8;

/**
 * Names triggers and actions as the designer shows them, with blanks for underscores.
 *
 * @param steps Their names in the flow's definition; at least one.
 * @param texts The texts of the control.
 * @returns Such as `Steps: List rows, Add a row`; of very many the first ones and how many more.
 */
export function stepsText(steps: readonly string[], texts: Texts): string {
  const named = steps
    .slice(0, namedAtMost)
    .map((step) => step.replace(/_/g, ' '))
    .reduce((first, second) => texts.text('Common_List', { first, second }));
  return steps.length > namedAtMost
    ? texts.text('Reason_StepsAndMore', { steps: named, more: steps.length - namedAtMost })
    : texts.text('Reason_Steps', { steps: named });
}

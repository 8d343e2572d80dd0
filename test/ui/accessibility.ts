import { act } from '@testing-library/react';
import { axe } from 'jest-axe';

/** What axe finds wrong with an element: the rule and the element that breaks it, for each violation. */
export async function accessibilityViolations(container: HTMLElement): Promise<readonly string[]> {
  let found: readonly string[] = [];
  await act(async () => {
    const { violations } = await axe(container);
    found = violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html}`));
  });
  return found;
}

import type { Operation } from './operation';
import { whoAmI } from './whoAmI';

/** The functions and actions that the emulator has, by the name that calls them. */
export const operations: Readonly<Record<string, Operation>> = {
  WhoAmI: whoAmI,
};

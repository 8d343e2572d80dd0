import { parseOrgAddress, type OrgAddress } from '../../../tools/org/orgAddress';

/** A real environment that the page is to be opened on. */
export interface OrgOptions {
  readonly address: OrgAddress;
  readonly write: boolean;
}

/** The options of the command line that concern a real environment, and those that exclude it. */
export interface GivenOptions {
  readonly org?: string | undefined;
  readonly write: boolean;
  readonly data?: string | undefined;
  readonly solution: readonly string[];
}

/**
 * Reads which real environment is asked for.
 *
 * @param given The options.
 * @returns The environment; undefined where none is asked for.
 * @throws Error that names the option, says what is wrong with it, and what to do.
 */
export function readOrgOptions({ org, write, data, solution }: GivenOptions): OrgOptions | undefined {
  if (org === undefined) {
    if (write) {
      throw new Error(
        '--write lets writes through to a real environment, and none is named. ' +
          'Name it with --org, or leave --write out: the embedded Dataverse takes writes anyway.',
      );
    }
    return undefined;
  }
  const other = data === undefined ? '--solution' : '--data';
  if (data !== undefined || solution.length > 0) {
    throw new Error(
      `--org can't be combined with ${other}: the page shows one environment, a real one or one from files. Leave one of the two out.`,
    );
  }
  try {
    return { address: parseOrgAddress(org), write };
  } catch (error) {
    throw new Error(`--org: ${(error as Error).message}`, { cause: error });
  }
}

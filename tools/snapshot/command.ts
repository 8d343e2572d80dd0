import type { OrgAddress } from '../org/orgAddress';
import type { OrgConnection } from '../org/sendToOrg';
import { anonymize } from './anonymize/anonymize';
import { readOptions, usage, type CommandOptions } from './options';
import type { Reading } from './readRows';
import { snapshotText } from './snapshotText';
import { takeSnapshot, type Snapshot } from './takeSnapshot';
import { checkTarget, writeTarget } from './targetFile';

/** What the command works with. */
export interface Surroundings extends Reading {
  /** Connects to an environment. The command line has the real thing; tests lead to a server of their own. */
  readonly connect: (address: OrgAddress) => Promise<OrgConnection>;
}

/**
 * The command `snapshot`: saves what the control reads of an environment. All it says goes to `tell`.
 *
 * @param parameters The command's arguments.
 * @param surroundings What it works with.
 * @returns The exit code: 0, 1 where the environment can't be read or the file not be written, 2 on wrong usage.
 */
export async function runSnapshot(parameters: readonly string[], surroundings: Surroundings): Promise<number> {
  const { tell } = surroundings;
  let options: CommandOptions | undefined;
  try {
    options = readOptions(parameters);
    if (options === undefined) {
      tell(usage);
      return 0;
    }
    await checkTarget(options.out, options.force);
  } catch (error) {
    tell(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  try {
    const read = await takeSnapshot(await surroundings.connect(options.address), { ...surroundings, withClientdata: options.withClientdata });
    const snapshot = options.anonymize ? anonymize(read) : read;
    await writeTarget(options.out, options.force, snapshotText(snapshot));
    sumUp(snapshot, options).forEach(tell);
    return 0;
  } catch (error) {
    tell(`${(error as Error).message} Nothing was written.`);
    return 1;
  }
}

function sumUp({ sets, notes }: Snapshot, { out, withClientdata, anonymize: isAnonymized }: CommandOptions): string[] {
  const counts = [...sets].map(([set, rows]) => `${rows.length} ${set}`);
  return [
    `${out}: ${counts.join(', ')}`,
    ...notes,
    withClientdata
      ? 'The definitions of the flows (clientdata) are in the file. They may hold secrets: look through it before you pass it on.'
      : 'The definitions of the flows are not in the file, so it does not say which flow uses which connection: that takes --with-clientdata.',
    isAnonymized
      ? 'Names, mail addresses and sign-in names of people were replaced where they were recognized; all else is as it was.'
      : 'Names and mail addresses of people are in the file: --anonymize replaces them.',
  ];
}

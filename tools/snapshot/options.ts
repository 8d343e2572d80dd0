import { parseArgs } from 'node:util';
import { parseOrgAddress, type OrgAddress } from '../org/orgAddress';

/** How the command is called. */
export const usage = `Usage: npm run snapshot -- --org https://NAME.crm.dynamics.com --out FILE [--with-clientdata] [--anonymize] [--force]

  --org              the environment, as whom the Azure CLI or a device code signs in; it is only read
  --out              the file to write, for npm start -- --data FILE
  --with-clientdata  save the flows' definitions too: they may hold secrets
  --anonymize        replace names, mail addresses and sign-in names of people
  --force            overwrite the file if there is one`;

/** What is asked for. */
export interface CommandOptions {
  readonly address: OrgAddress;
  readonly out: string;
  readonly withClientdata: boolean;
  readonly anonymize: boolean;
  readonly force: boolean;
}

/**
 * Reads the command's arguments.
 *
 * @param parameters The arguments.
 * @returns The options; undefined where help is asked for.
 * @throws Error that names the option, says what is wrong with it, and what to do.
 */
export function readOptions(parameters: readonly string[]): CommandOptions | undefined {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      org: { type: 'string' },
      out: { type: 'string' },
      'with-clientdata': { type: 'boolean', default: false },
      anonymize: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  const { org, out, anonymize, force } = values;
  if (org === undefined) {
    throw new Error('--org is missing: name the environment to read, such as --org https://NAME.crm.dynamics.com.');
  }
  if (out === undefined || out === '') {
    throw new Error('--out is missing: name the file to write, such as --out environment.json.');
  }
  return { address: addressOf(org), out, withClientdata: values['with-clientdata'], anonymize, force };
}

function addressOf(org: string): OrgAddress {
  try {
    return parseOrgAddress(org);
  } catch (error) {
    throw new Error(`--org: ${(error as Error).message}`, { cause: error });
  }
}

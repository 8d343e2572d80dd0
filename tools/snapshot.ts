import { setTimeout as wait } from 'node:timers/promises';
import { connectOrg } from './org/connectOrg';
import { runSnapshot } from './snapshot/command';

const tell = (line: string): void => console.error(line);

void runSnapshot(process.argv.slice(2), { tell, wait, connect: (address) => connectOrg(address, tell) }).then((exitCode) => {
  process.exitCode = exitCode;
});

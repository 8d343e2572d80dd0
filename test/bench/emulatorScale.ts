import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/**
 * How long the embedded Dataverse takes over HTTP with many rows, beside few: to start, and for the pages that the control
 * reads. Prints milliseconds and their ratio: `npm run bench:emulator`.
 */
interface Emulator {
  readonly child: ChildProcess;
  readonly root: string;
  /** Milliseconds from the command to the address. */
  readonly start: number;
}

interface Answer {
  readonly milliseconds: number;
  readonly rows: number;
  readonly next: string;
}

const starts = 3;
const repeats = 5;
const sizes = { small: 100, large: 10_000 };

/** As the control asks for them. */
const references =
  'connectionreferences?$select=connectionreferencelogicalname,connectionreferencedisplayname,connectorid,connectionid,statecode,' +
  'ismanaged,modifiedon,_ownerid_value&$expand=owninguser($select=fullname,isdisabled),owningteam($select=name)' +
  '&$orderby=connectionreferencedisplayname asc,connectionreferenceid asc';
const flows = 'workflows?$select=name,clientdata&$filter=category eq 5 and type eq 1';
const found = "workflows?$select=name&$filter=contains(name,'invoice')";
const foundBeyondAscii = "workflows?$select=name&$filter=contains(name,'ü')";

/** Answers by what is measured. */
type Measured = Record<string, Answer[]>;

async function startEmulator(rows: number): Promise<Emulator> {
  const command = ['--import', 'tsx', join('test', 'emulator', 'serve.ts'), '--port', '0', '--sample', `${rows}x${rows}`];
  const began = performance.now();
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    const root = /^http:\S+$/m.exec(output)?.[0];
    if (root !== undefined) {
      return { child, root, start: performance.now() - began };
    }
  }
  throw new Error('The emulator ended before it listened.');
}

async function ask(address: string, pageSize: number): Promise<Answer> {
  const headers = { Prefer: `odata.maxpagesize=${pageSize},odata.include-annotations="*"` };
  const began = performance.now();
  const response = await fetch(address, { headers });
  const text = await response.text();
  const milliseconds = performance.now() - began;
  if (response.status !== 200) {
    throw new Error(`${address}: ${response.status} ${text.slice(0, 500)}`);
  }
  const body = JSON.parse(text) as { value: unknown[]; '@odata.nextLink'?: string };
  return { milliseconds, rows: body.value.length, next: body['@odata.nextLink'] ?? '' };
}

/** The pages of one started emulator; the references come in two pages whatever their number. */
async function measurePages(root: string, rows: number): Promise<Measured> {
  const half = rows / 2;
  const measured: Measured = {};
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const first = await ask(root + references, half);
    const answers: Record<string, Answer> = {
      'first page of references': first,
      'later page of references': await ask(first.next, half),
      'page of flows with clientdata': await ask(root + flows, 100),
      'flows by a part of the name': await ask(root + found, 5_000),
      'the same beyond ASCII': await ask(root + foundBeyondAscii, 5_000),
    };
    for (const [name, answer] of Object.entries(answers)) {
      measured[name] = [...(measured[name] ?? []), answer];
    }
  }
  return measured;
}

async function measure(rows: number): Promise<Measured> {
  const measured: Measured = {};
  for (let run = 0; run < starts; run += 1) {
    const { child, root, start } = await startEmulator(rows);
    const pages = await measurePages(root, rows).finally(() => child.kill());
    await once(child, 'exit');
    for (const [name, answers] of Object.entries({ start: [{ milliseconds: start, rows, next: '' }], ...pages })) {
      measured[name] = [...(measured[name] ?? []), ...answers];
    }
  }
  return measured;
}

/** The answer in the middle by time. */
function median(answers: readonly Answer[]): Answer {
  const sorted = [...answers].sort((a, b) => a.milliseconds - b.milliseconds);
  return sorted[Math.floor(sorted.length / 2)] ?? { milliseconds: NaN, rows: 0, next: '' };
}

async function main(): Promise<void> {
  const small = await measure(sizes.small);
  const large = await measure(sizes.large);
  console.log(
    `Milliseconds over HTTP, median of ${starts} starts, and of ${repeats} requests to each. ${sizes.small} and ${sizes.large} ` +
      'connection references and as many flows, with 20,000 characters of clientdata each.',
  );
  for (const name of Object.keys(large)) {
    const [before, after] = [median(small[name] ?? []), median(large[name] ?? [])];
    const ratio = (after.milliseconds / before.milliseconds).toFixed(1);
    const rows = `${before.rows} → ${after.rows} rows`;
    console.log(`${name.padEnd(30)} ${before.milliseconds.toFixed(0)} → ${after.milliseconds.toFixed(0)}  (× ${ratio}; ${rows})`);
  }
}

void main();
